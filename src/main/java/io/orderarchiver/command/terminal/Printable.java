package io.orderarchiver.command.terminal;

import java.util.regex.Pattern;

import io.orderarchiver.archive.rejects.KeptReject;

/** Makes text that somebody else typed fit to be shown on a terminal. */
public final class Printable {

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private Printable() {
	}

	/**
	 * Replaces whatever could move a cursor or begin a line.
	 * @param text any text
	 * @return one line
	 */
	public static String line(String text) {
		return CONTROL.matcher(text).replaceAll("?");
	}

	/** The number of a rejected order, so that a blank one can be seen. */
	public static String number(KeptReject reject) {
		return reject.shownNumber()
			.map((number) -> reject.key().usableNumber().isEmpty() && number.isBlank() ? "'%s'".formatted(number)
					: number)
			.map(Printable::line)
			.orElse("-");
	}

}
