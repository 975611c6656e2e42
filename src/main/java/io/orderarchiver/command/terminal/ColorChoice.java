package io.orderarchiver.command.terminal;

import java.util.Arrays;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** When output is coloured. */
public enum ColorChoice {

	/** On a terminal, unless {@code NO_COLOR} is set. */
	AUTO,

	/** In files, too. */
	ALWAYS,

	/** Nowhere. */
	NEVER;

	/** As the command line spells it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Reads it off the command line. */
	public static final class Converter implements ITypeConverter<ColorChoice> {

		/** Creates it for picocli. */
		public Converter() {
		}

		@Override
		public ColorChoice convert(String text) {
			return Arrays.stream(values())
				.filter((choice) -> choice.toString().equalsIgnoreCase(text.strip()))
				.findFirst()
				.orElseThrow(() -> new TypeConversionException("'%s' is none of auto, always, never".formatted(text)));
		}

	}

}
