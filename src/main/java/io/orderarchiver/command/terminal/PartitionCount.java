package io.orderarchiver.command.terminal;

import java.util.OptionalInt;

import io.orderarchiver.archive.PartitionsAtOnce;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many partitions are worked on at once, or "auto". */
public final class PartitionCount implements ITypeConverter<OptionalInt> {

	/** As many as are recommended. */
	public static final String AUTO = "auto";

	@Override
	public OptionalInt convert(String text) {
		String wanted = text.strip();
		if (wanted.equals(AUTO)) {
			return OptionalInt.empty();
		}
		try {
			int number = Integer.parseInt(wanted);
			if (number >= 1 && number <= PartitionsAtOnce.MOST) {
				return OptionalInt.of(number);
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException(
				"'%s' is neither a whole number from 1 to %d nor %s".formatted(text, PartitionsAtOnce.MOST, AUTO));
	}

}
