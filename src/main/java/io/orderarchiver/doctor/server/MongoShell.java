package io.orderarchiver.doctor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what a person pastes into mongosh. */
public final class MongoShell {

	private MongoShell() {
	}

	/** Commands that speak of {@code db}, preceded by one that chooses it. */
	public static String in(String database, List<String> commands) {
		List<String> lines = new ArrayList<>();
		lines.add("db = db.getSiblingDB(%s)".formatted(text(database)));
		lines.addAll(commands);
		return String.join("\n", lines);
	}

	/** A text as JavaScript writes it. */
	public static String text(String value) {
		return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
	}

	/**
	 * A text in which no terminal can compose or swallow a character: two spellings that
	 * look the same stay two.
	 */
	public static String exactText(String value) {
		StringBuilder exact = new StringBuilder();
		text(value).codePoints().forEach((point) -> {
			if (point >= ' ' && point < 127) {
				exact.appendCodePoint(point);
			}
			else {
				new String(Character.toChars(point)).chars()
					.forEach((unit) -> exact.append(String.format(Locale.ROOT, "\\u%04x", unit)));
			}
		});
		return exact.toString();
	}

}
