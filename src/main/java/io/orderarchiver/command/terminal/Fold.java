package io.orderarchiver.command.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks lines that are too long for a terminal, between words, so that what follows
 * stands below what it belongs to. A command stays one that can be pasted.
 */
final class Fold {

	private static final int NARROWEST = 10;

	private static final Pattern COMMENT = Pattern.compile("( *(?:#|//) ).*");

	private static final Pattern COMMAND = Pattern.compile(
			" *(?:order-archiver|java -jar|\\./mvnw|sudo|chmod|chown|systemctl|journalctl|timedatectl|docker|nc|df|ls|ss"
					+ "|getent|openssl|mongosh) .*");

	/** Within quotes a shell would join nothing, and within a comment neither. */
	private static final Pattern NOT_TO_BREAK = Pattern.compile(".*['\"#].*");

	/** A command at the end of a sentence. */
	private static final String HINT = ": order-archiver ";

	private final int width;

	Fold(int width) {
		this.width = Math.max(width, NARROWEST);
	}

	/**
	 * Breaks a line.
	 * @param line has no line end; may have colours
	 * @return it in parts, none of which is wider than the terminal, words apart
	 */
	List<String> lines(String line) {
		if (Ink.width(line) <= this.width) {
			return List.of(line);
		}
		String plain = Ink.none(line);
		if (COMMAND.matcher(plain).matches()) {
			return command(line, plain);
		}
		int hint = plain.endsWith("?") ? -1 : line.indexOf(HINT);
		return (hint >= 0) ? hint(line, hint + 1) : words(line, hanging(plain), "");
	}

	/** The command gets lines of its own. */
	private List<String> hint(String line, int command) {
		List<String> lines = new ArrayList<>(lines(line.substring(0, command)));
		lines.addAll(lines(indent(line) + "  " + line.substring(command).strip()));
		return lines;
	}

	private List<String> command(String line, String plain) {
		return NOT_TO_BREAK.matcher(plain).matches() ? List.of(line) : words(line, indent(plain) + "    ", " \\");
	}

	/** What stands before each further line. */
	private String hanging(String plain) {
		Matcher comment = COMMENT.matcher(plain);
		if (comment.matches()) {
			return comment.group(1);
		}
		int value = valueOf(plain);
		return (value > 0) ? " ".repeat(value) : indent(plain);
	}

	/** Two blanks part a label from its value: where the last one begins, or 0. */
	private int valueOf(String plain) {
		int value = 0;
		int gap = plain.indexOf("  ", indent(plain).length());
		while (gap >= 0) {
			int next = plain.length() - plain.substring(gap).stripLeading().length();
			if (next > this.width / 2) {
				return value;
			}
			value = next;
			gap = plain.indexOf("  ", next);
		}
		return value;
	}

	private static String indent(String line) {
		return line.substring(0, line.length() - line.stripLeading().length());
	}

	private List<String> words(String line, String hanging, String joint) {
		List<String> lines = new ArrayList<>();
		StringBuilder current = new StringBuilder(indent(line));
		boolean empty = true;
		for (String word : line.stripLeading().split("(?<=\\S)(?= )", -1)) {
			int needed = Ink.width(current.toString()) + Ink.width(word) + joint.length();
			if (!empty && needed > this.width) {
				lines.add(current.toString().stripTrailing() + joint);
				current.setLength(0);
				current.append(hanging);
				empty = true;
			}
			current.append(empty ? word.stripLeading() : word);
			empty = false;
		}
		lines.add(current.toString());
		return lines;
	}

}
