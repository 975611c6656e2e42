package io.orderarchiver.command.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a probability. */
public final class Probability implements ITypeConverter<Double> {

	@Override
	public Double convert(String text) {
		try {
			double number = Double.parseDouble(text.strip());
			// Written so that NaN fails.
			if (number >= 0 && number <= 1) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException("'%s' is not a number from 0 to 1, like 0.7".formatted(text));
	}

}
