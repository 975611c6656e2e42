package io.orderarchiver.command.completion;

import java.util.Arrays;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A shell that can complete what is typed. */
enum Shell {

	/** On Linux mostly. */
	BASH,

	/** On macOS mostly; it understands what Bash does. */
	ZSH,

	/** Has a language of its own. */
	FISH;

	/** As the command line spells it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Reads it off the command line. */
	static final class Converter implements ITypeConverter<Shell> {

		@Override
		public Shell convert(String text) {
			return Arrays.stream(values())
				.filter((shell) -> shell.toString().equalsIgnoreCase(text.strip()))
				.findFirst()
				.orElseThrow(() -> new TypeConversionException("'%s' is none of bash, zsh, fish".formatted(text)));
		}

	}

}
