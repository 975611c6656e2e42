package io.orderarchiver.command.terminal;

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
			// A lambda here would keep much of picocli out of the class data archive.
			for (ColorChoice choice : values()) {
				if (choice.toString().equalsIgnoreCase(text.strip())) {
					return choice;
				}
			}
			throw new TypeConversionException("'%s' is none of auto, always, never".formatted(text));
		}

	}

}
