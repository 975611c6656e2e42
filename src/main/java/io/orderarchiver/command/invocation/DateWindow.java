package io.orderarchiver.command.invocation;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.run.settings.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of a command line: calendar days, both included, or instants,
 * half-open. What {@code yesterday} is does not change while a command runs.
 */
public final class DateWindow {

	static final String FORMS = "2025-01-31, 20250131, today, yesterday, -7d (days before today),"
			+ " or an instant like 2025-01-31T00:00:00Z";

	private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final Pattern BASIC_DAY = Pattern.compile("\\d{8}");

	private static final Pattern DAYS_AGO = Pattern.compile("-(\\d{1,5})d");

	private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.+");

	private final ZoneId zone;

	private final LocalDate today;

	/**
	 * Creates a reader.
	 * @param clock tells what day it is
	 * @param zone days are days there
	 */
	public DateWindow(Clock clock, ZoneId zone) {
		this.zone = zone;
		this.today = LocalDate.now(clock.withZone(zone));
	}

	/**
	 * The order dates that two options select.
	 * @param from the first day or instant, or null
	 * @param to the last day, or the first instant outside, or null
	 * @return half-open
	 * @throws ConfigurationException if one cannot be read, or the first is not before
	 * the last
	 */
	public Window parse(@Nullable String from, @Nullable String to) {
		Instant first = (from != null) ? first(from) : null;
		Instant end = (to != null) ? end(to) : null;
		if (first != null && end != null && !first.isBefore(end)) {
			throw new ConfigurationException(
					"--date-from %s is not before --date-to %s. Accepted: %s.".formatted(from, to, FORMS));
		}
		return new Window(first, end);
	}

	private Instant first(String from) {
		return INSTANT.matcher(from).matches() ? instant("--date-from", from)
				: startOf("--date-from", from, day("--date-from", from));
	}

	private Instant end(String to) {
		return INSTANT.matcher(to).matches() ? instant("--date-to", to)
				: startOf("--date-to", to, day("--date-to", to).plusDays(1));
	}

	/** Where clocks change at midnight, a day starts later. */
	private Instant startOf(String option, String text, LocalDate day) {
		if (day.getYear() < 1 || day.getYear() > 10_000) {
			throw refused(option, text);
		}
		return day.atStartOfDay(this.zone).toInstant();
	}

	private static Instant instant(String option, String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw refused(option, text);
		}
	}

	private LocalDate day(String option, String text) {
		try {
			Matcher daysAgo = DAYS_AGO.matcher(text);
			if (daysAgo.matches()) {
				return this.today.minusDays(Long.parseLong(daysAgo.group(1)));
			}
			if (DAY.matcher(text).matches()) {
				return LocalDate.parse(text);
			}
			if (BASIC_DAY.matcher(text).matches()) {
				return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
			}
		}
		catch (DateTimeException ex) {
			throw refused(option, text);
		}
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "today" -> this.today;
			case "yesterday" -> this.today.minusDays(1);
			default -> throw refused(option, text);
		};
	}

	private static ConfigurationException refused(String option, String text) {
		return new ConfigurationException("%s '%s' is no date. Accepted: %s.".formatted(option, text, FORMS));
	}

	/**
	 * A text that {@link #parse} has accepted, in a form that means the same tomorrow.
	 * @param text a date
	 * @return a day or an instant
	 */
	public String lasting(String text) {
		boolean lasts = INSTANT.matcher(text).matches() || DAY.matcher(text).matches()
				|| BASIC_DAY.matcher(text).matches();
		return lasts ? text : day("date", text).toString();
	}

}
