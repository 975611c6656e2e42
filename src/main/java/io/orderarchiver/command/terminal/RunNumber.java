package io.orderarchiver.command.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a run. */
public final class RunNumber implements ITypeConverter<Long> {

	@Override
	public Long convert(String text) {
		try {
			long number = Long.parseLong(text.strip());
			if (number > 0) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException(
				"'%s' is no run's number; to see them: order-archiver runs list".formatted(text));
	}

}
