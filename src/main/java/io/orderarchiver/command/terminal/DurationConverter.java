package io.orderarchiver.command.terminal;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait. */
public final class DurationConverter implements ITypeConverter<Duration> {

	private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh])");

	@Override
	public Duration convert(String text) {
		Matcher form = FORM.matcher(text.strip());
		if (!form.matches()) {
			throw new TypeConversionException(
					"'%s' is no time to wait; accepted are forms like 30s, 30m, 2h".formatted(text));
		}
		long number = Long.parseLong(form.group(1));
		return switch (form.group(2)) {
			case "s" -> Duration.ofSeconds(number);
			case "m" -> Duration.ofMinutes(number);
			default -> Duration.ofHours(number);
		};
	}

}
