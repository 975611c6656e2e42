package io.orderarchiver.command.invocation;

import java.util.Arrays;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a command prints at its end. */
public enum OutputFormat {

	/** A summary to read. */
	TEXT,

	/** One JSON object. */
	JSON;

	/** As the command line spells it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Reads it off the command line. */
	static final class Converter implements ITypeConverter<OutputFormat> {

		@Override
		public OutputFormat convert(String text) {
			return Arrays.stream(values())
				.filter((format) -> format.toString().equalsIgnoreCase(text.strip()))
				.findFirst()
				.orElseThrow(() -> new TypeConversionException("'%s' is neither text nor json".formatted(text)));
		}

	}

}
