package io.orderarchiver.command.terminal;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON with fields in their order, numbers in plain digits, and accents as they
 * are.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.build();

	private Json() {
	}

	/**
	 * Writes a value on one line.
	 * @param value a record, or what JSON can hold
	 * @return JSON without a line end
	 */
	public static String line(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	/**
	 * Writes a value for a person, over several lines.
	 * @param value the value
	 * @return indented JSON
	 */
	public static String pretty(JsonNode value) {
		return MAPPER.writer().with(printer()).writeValueAsString(value);
	}

	/** Reads with the digits that are there. */
	static JsonNode read(String json) {
		return MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(json);
	}

	private static DefaultPrettyPrinter printer() {
		DefaultIndenter lines = new DefaultIndenter("  ", "\n");
		return new DefaultPrettyPrinter(Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Separators.Spacing.AFTER)
			.withArrayEmptySeparator("")
			.withObjectEmptySeparator("")).withArrayIndenter(lines).withObjectIndenter(lines);
	}

}
