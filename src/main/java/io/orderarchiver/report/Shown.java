package io.orderarchiver.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, times and names as a report shows them. */
public final class Shown {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	/** Neither HTML nor XML has a way to write these. */
	private static final Pattern UNWRITABLE = Pattern
		.compile("[\\p{Cc}&&[^\\n\\t]]|[\\x{FFFE}\\x{FFFF}]|[\\x{D800}-\\x{DFFF}]");

	private static final int LONGEST_NAME = 120;

	private Shown() {
	}

	/**
	 * A number with its thousands apart.
	 * @param value the number
	 * @return digits and commas
	 */
	public static String number(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	/**
	 * A number of something that may be one.
	 * @param value the number
	 * @param one what one is called
	 * @param several what several are called
	 * @return the number with its word
	 */
	public static String count(long value, String one, String several) {
		return number(value) + " " + ((value == 1) ? one : several);
	}

	/**
	 * A moment.
	 * @param instant the moment
	 * @return day and time in UTC
	 */
	public static String time(Instant instant) {
		return TIME.format(instant);
	}

	static String weekday(Instant instant) {
		return WEEKDAY.format(instant);
	}

	/**
	 * A moment of a day.
	 * @param instant the moment
	 * @return the time in UTC
	 */
	public static String clock(Instant instant) {
		return CLOCK.format(instant);
	}

	/**
	 * How long something took.
	 * @param seconds that, in seconds
	 * @return hours, minutes and seconds
	 */
	public static String duration(double seconds) {
		if (seconds < 60) {
			return String.format(Locale.ROOT, "%.1f s", seconds);
		}
		Duration duration = Duration.ofSeconds(Math.round(seconds));
		String hours = (duration.toHours() > 0) ? duration.toHours() + " h " : "";
		return "%s%d min %d s".formatted(hours, duration.toMinutesPart(), duration.toSecondsPart());
	}

	static String share(long part, long whole) {
		return (whole > 0) ? String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole) : "";
	}

	/** A coordinate in a picture. */
	static String at(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	/**
	 * Text that somebody else typed.
	 * @param text the text
	 * @return all of it, but for what HTML cannot write
	 */
	public static String text(String text) {
		return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
	}

	/**
	 * What an order is called.
	 * @param name its number, or what stands for it
	 * @return it, cut short where it would fill a page
	 */
	public static String name(String name) {
		String text = text(name);
		return (text.codePointCount(0, text.length()) <= LONGEST_NAME) ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME)) + "…";
	}

}
