package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a file as systemd reads one that {@code EnvironmentFile=} names, so that a
 * command that is typed has the settings of the services: no shell, nothing is expanded,
 * a {@code #} begins a comment at the start of a line alone, a backslash takes the next
 * character as it is. What systemd would pass over with no more than a line in its
 * journal is refused.
 */
final class EnvironmentFile {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	/** What a backslash makes ordinary within double quotes; before others, it stays. */
	private static final String ESCAPED_WITHIN_QUOTES = "\"\\`$";

	private static final int END = -1;

	private final Path file;

	private final String text;

	private int position;

	private EnvironmentFile(Path file, String text) {
		this.file = file;
		this.text = text;
	}

	/**
	 * Reads a file.
	 * @return names and values in the file's order
	 * @throws ConfigurationException if it cannot be read, or holds something else; the
	 * message names a line by its number alone
	 */
	static Map<String, String> read(Path file) {
		try {
			return new EnvironmentFile(file, Files.readString(file, StandardCharsets.UTF_8)).assignments();
		}
		catch (IOException ex) {
			throw new ConfigurationException(("ORDER_ARCHIVER_ENVIRONMENT_FILE names %s, which cannot be read (%s)."
					+ " It must be a file in UTF-8 that this user may read.")
				.formatted(file, ex.getClass().getSimpleName()));
		}
	}

	private Map<String, String> assignments() {
		Map<String, String> values = new LinkedHashMap<>();
		for (int next = peek(); next != END; next = peek()) {
			if (isBlank(next)) {
				this.position++;
			}
			else if (next == '#' || next == ';') {
				skipComment();
			}
			else {
				values.put(name(), value());
			}
		}
		return values;
	}

	private void skipComment() {
		while (peek() != END && !isLineEnd(peek())) {
			this.position++;
		}
	}

	private String name() {
		int start = this.position;
		while (peek() != '=') {
			if (peek() == END || isLineEnd(peek())) {
				throw refused(start, "is no NAME=value. Put a # before a comment.");
			}
			this.position++;
		}
		String name = this.text.substring(start, this.position++).strip();
		if (!NAME.matcher(name).matches()) {
			throw refused(start, "has a name that is none: letters, digits and _ alone, and no export before it.");
		}
		return name;
	}

	/** Quoted parts, if any, come first, and are joined; what follows is as it is. */
	private String value() {
		StringBuilder value = new StringBuilder();
		for (int next = peek(); next != END && !isLineEnd(next); next = peek()) {
			if (next == '\'' || next == '"') {
				quoted(value);
			}
			else if (isBlank(next)) {
				this.position++;
			}
			else {
				unquoted(value);
			}
		}
		return value.toString();
	}

	private void quoted(StringBuilder value) {
		int start = this.position;
		int quote = take();
		while (peek() != quote) {
			if (peek() == END) {
				throw refused(start, "has a quote that is not closed.");
			}
			if (quote == '"' && peek() == '\\') {
				escapedWithinQuotes(value);
			}
			else {
				value.append((char) take());
			}
		}
		this.position++;
	}

	private void escapedWithinQuotes(StringBuilder value) {
		this.position++;
		int escaped = peek();
		if (escaped == END) {
			return;
		}
		if (ESCAPED_WITHIN_QUOTES.indexOf(escaped) < 0 && escaped != '\n') {
			value.append('\\');
		}
		if (escaped != '\n') {
			value.append((char) escaped);
		}
		this.position++;
	}

	/** Up to the end of the line, without the blanks there. */
	private void unquoted(StringBuilder value) {
		int end = value.length();
		for (int next = peek(); next != END && !isLineEnd(next); next = peek()) {
			this.position++;
			if (next == '\\') {
				escaped(value);
				end = value.length();
			}
			else {
				value.append((char) next);
				end = isBlank(next) ? end : value.length();
			}
		}
		value.setLength(end);
	}

	private void escaped(StringBuilder value) {
		if (peek() != END) {
			int escaped = take();
			if (!isLineEnd(escaped)) {
				value.append((char) escaped);
			}
		}
	}

	private int peek() {
		return (this.position < this.text.length()) ? this.text.charAt(this.position) : END;
	}

	private int take() {
		return this.text.charAt(this.position++);
	}

	private static boolean isBlank(int character) {
		return character == ' ' || character == '\t' || isLineEnd(character);
	}

	private static boolean isLineEnd(int character) {
		return character == '\n' || character == '\r';
	}

	private ConfigurationException refused(int start, String why) {
		long line = 1 + this.text.substring(0, start).chars().filter((character) -> character == '\n').count();
		return new ConfigurationException("%s, line %d %s".formatted(this.file, line, why));
	}

}
