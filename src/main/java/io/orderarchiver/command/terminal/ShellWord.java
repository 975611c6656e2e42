package io.orderarchiver.command.terminal;

import java.util.regex.Pattern;

/** A word of a command line that can be pasted into a shell. */
public final class ShellWord {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._/:=,+-]+");

	private ShellWord() {
	}

	/**
	 * Quotes a word where a shell would take it apart.
	 * @param word any text
	 * @return the word itself if nothing in it is special
	 */
	public static String of(String word) {
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
