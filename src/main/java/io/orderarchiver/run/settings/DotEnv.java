package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file as shells and container tools do: comments, quotes,
 * {@code export}, a byte order mark and Windows line ends are understood.
 */
final class DotEnv {

	private static final Pattern ASSIGNMENT = Pattern
		.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");

	private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");

	private static final Pattern ESCAPE = Pattern.compile("\\\\([\"n\\\\])");

	private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");

	private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

	private DotEnv() {
	}

	/**
	 * Reads a file.
	 * @param file need not exist
	 * @return names and values in the file's order
	 * @throws ConfigurationException if the file cannot be read, or a line is no
	 * assignment; the message names the line by its number alone
	 */
	static Map<String, String> read(Path file) {
		if (!Files.exists(file)) {
			return Map.of();
		}
		try {
			return parse(Files.readString(file, StandardCharsets.UTF_8), file);
		}
		catch (IOException ex) {
			throw new ConfigurationException("%s cannot be read (%s). Its encoding must be UTF-8.".formatted(file,
					ex.getClass().getSimpleName()));
		}
	}

	private static Map<String, String> parse(String text, Path file) {
		Map<String, String> values = new LinkedHashMap<>();
		String[] lines = text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1);
		for (int i = 0; i < lines.length; i++) {
			String line = lines[i].strip();
			if (line.isEmpty() || line.startsWith("#")) {
				continue;
			}
			Matcher assignment = ASSIGNMENT.matcher(line);
			if (!assignment.matches()) {
				throw new ConfigurationException(
						"%s, line %d is no NAME=value. Put a # before a comment.".formatted(file, i + 1));
			}
			values.put(assignment.group(1), value(assignment.group(2)));
		}
		return values;
	}

	private static String value(String text) {
		Matcher doubleQuoted = DOUBLE_QUOTED.matcher(text);
		if (doubleQuoted.matches()) {
			return ESCAPE.matcher(doubleQuoted.group(1))
				.replaceAll((escape) -> Matcher.quoteReplacement(unescaped(escape.group(1))));
		}
		Matcher singleQuoted = SINGLE_QUOTED.matcher(text);
		if (singleQuoted.matches()) {
			return singleQuoted.group(1);
		}
		return COMMENT.matcher(text).replaceFirst("").strip();
	}

	private static String unescaped(String escaped) {
		return escaped.equals("n") ? "\n" : escaped;
	}

}
