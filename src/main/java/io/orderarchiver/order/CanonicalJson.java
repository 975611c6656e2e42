package io.orderarchiver.order;

import java.util.StringJoiner;

import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Writes values as <a href=
 * "https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/">canonical
 * extended JSON</a> on one line, so that no two values have the same text: bytes that are
 * no UTF-8 are {@code \\xNN}, which JSON does not know, and all other backslashes as JSON
 * has them.
 */
public final class CanonicalJson {

	private static final JsonWriterSettings CANONICAL = JsonWriterSettings.builder()
		.outputMode(JsonMode.EXTENDED)
		.build();

	private CanonicalJson() {
	}

	/**
	 * Writes a value.
	 * @param value of any type
	 * @return one line
	 */
	public static String of(RawValue value) {
		return switch (value.type()) {
			case STRING -> quoted(value.jsonText());
			case SYMBOL -> "{\"$symbol\": %s}".formatted(quoted(value.jsonText()));
			case JAVASCRIPT -> "{\"$code\": %s}".formatted(quoted(value.jsonText()));
			case DOCUMENT -> document(value);
			case ARRAY -> array(value);
			default -> withoutText(value);
		};
	}

	private static String document(RawValue value) {
		StringJoiner fields = new StringJoiner(", ", "{", "}");
		RawReader reader = value.reader();
		reader.enter();
		while (reader.next()) {
			fields.add(quoted(reader.jsonName()) + ": " + of(reader.value()));
		}
		return fields.toString();
	}

	private static String array(RawValue value) {
		StringJoiner elements = new StringJoiner(", ", "[", "]");
		value.elements().forEach((element) -> elements.add(of(element)));
		return elements.toString();
	}

	private static String withoutText(RawValue value) {
		String document = new BsonDocument("v", value.toBson()).toJson(CANONICAL);
		return document.substring(document.indexOf(':') + 1, document.length() - 1).strip();
	}

	private static String quoted(String text) {
		return '"' + text + '"';
	}

	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '"', '\\' -> escaped.append('\\').append(c);
				case '\n' -> escaped.append("\\n");
				case '\r' -> escaped.append("\\r");
				case '\t' -> escaped.append("\\t");
				default -> escaped.append(endsLine(c) ? "\\u%04x".formatted((int) c) : c);
			}
		}
		return escaped.toString();
	}

	/** Control characters, and what some programs take for the end of a line. */
	private static boolean endsLine(char c) {
		return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
	}

}
