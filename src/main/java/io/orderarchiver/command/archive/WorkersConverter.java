package io.orderarchiver.command.archive;

import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Who works on the partitions of a run. */
final class WorkersConverter implements ITypeConverter<WorkersConverter.Workers> {

	/** Who works. */
	enum Workers {

		/** This process alone. */
		LOCAL,

		/** Other processes, too. */
		REMOTE

	}

	@Override
	public Workers convert(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "local" -> Workers.LOCAL;
			case "remote" -> Workers.REMOTE;
			default -> throw new TypeConversionException("'%s' is neither local nor remote".formatted(text));
		};
	}

}
