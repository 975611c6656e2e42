package io.orderarchiver.command.terminal;

import java.time.Duration;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how far MongoDB may lag. */
public final class LagConverter implements ITypeConverter<Duration> {

	private static final Duration LONGEST = Duration.ofHours(1);

	private final DurationConverter durations = new DurationConverter();

	@Override
	public Duration convert(String text) {
		try {
			Duration lag = this.durations.convert(text);
			if (!lag.isZero() && lag.compareTo(LONGEST) <= 0) {
				return lag;
			}
		}
		catch (TypeConversionException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException(
				"'%s' is no lag to tolerate; accepted are 1s to 1h, in forms like 5s, 2m, 1h".formatted(text));
	}

}
