package io.orderarchiver.command.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share of something, in percent or as a fraction. */
public final class Share implements ITypeConverter<Double> {

	@Override
	public Double convert(String text) {
		String stripped = text.strip();
		boolean percent = stripped.endsWith("%");
		try {
			double number = Double.parseDouble(percent ? stripped.substring(0, stripped.length() - 1) : stripped);
			double share = percent ? number / 100 : number;
			// Written so that NaN fails.
			if (share > 0 && share <= 1) {
				return share;
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException(
				"'%s' is no share; accepted are forms like 1%%, 0.5%%, 100%%, or 0.01".formatted(text));
	}

}
