package io.orderarchiver.command.terminal;

import io.orderarchiver.batch.ArchiveOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many new rejects are tolerated. */
public final class RejectBound implements ITypeConverter<Long> {

	/** The word for no bound. */
	public static final String UNLIMITED = "unlimited";

	/** A bound as the command line spells it. */
	public static String text(long bound) {
		return (bound == ArchiveOptions.UNLIMITED) ? UNLIMITED : Long.toString(bound);
	}

	@Override
	public Long convert(String text) {
		if (UNLIMITED.equalsIgnoreCase(text.strip())) {
			return ArchiveOptions.UNLIMITED;
		}
		try {
			long number = Long.parseLong(text.strip());
			if (number >= 0) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException("'%s' is neither a number from 0 on nor '%s'".formatted(text, UNLIMITED));
	}

}
