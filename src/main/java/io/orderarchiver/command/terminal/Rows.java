package io.orderarchiver.command.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels and values in two columns. */
public final class Rows {

	private static final String INDENT = "  ";

	private static final int GAP = 3;

	private final List<Row> rows = new ArrayList<>();

	/**
	 * Adds a row.
	 * @param label the left column
	 * @param value the right column
	 * @return these rows
	 */
	public Rows add(String label, String value) {
		return add(0, label, value);
	}

	/**
	 * Adds a row with a number.
	 * @param label the left column
	 * @param value the right column, written with thousands apart
	 * @return these rows
	 */
	public Rows add(String label, long value) {
		return add(0, label, shown(value));
	}

	/**
	 * Adds a row that is a part of the one above, indented.
	 * @param label the left column
	 * @param value the right column, written with thousands apart
	 * @return these rows
	 */
	public Rows addPart(String label, long value) {
		return add(1, label, shown(value));
	}

	/** Indented below the row before. */
	public Rows addAll(int depth, Map<String, Long> values) {
		values.forEach((label, value) -> add(depth, label, shown(value)));
		return this;
	}

	private Rows add(int depth, String label, String value) {
		this.rows.add(new Row(INDENT.repeat(depth + 1) + label, value));
		return this;
	}

	/** There is mostly nothing to see where there is none. */
	private static String shown(long value) {
		return (value == 0) ? Ink.NOTHING.of(number(value)) : number(value);
	}

	/** A number with thousands separators. */
	public static String number(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	/** A small number. */
	public static String decimal(double value) {
		return String.format(Locale.ROOT, "%,.1f", value);
	}

	/** Three digits are enough of a measured number. */
	public static double rounded(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

	/** A rate. */
	public static String perSecond(double rate) {
		return String.format(Locale.ROOT, "%,.0f orders a second", rate);
	}

	/** A duration: exact when it is short, readable when it is long. */
	public static String duration(double seconds) {
		if (seconds < 60) {
			return String.format(Locale.ROOT, "%.3f s", seconds);
		}
		Duration duration = Duration.ofSeconds(Math.round(seconds));
		String hours = (duration.toHours() > 0) ? duration.toHours() + " h " : "";
		return "%s%d min %d s".formatted(hours, duration.toMinutesPart(), duration.toSecondsPart());
	}

	@Override
	public String toString() {
		int width = this.rows.stream().mapToInt((row) -> row.label().length()).max().orElse(0) + GAP;
		return this.rows.stream()
			.map((row) -> row.label() + " ".repeat(width - row.label().length()) + row.value())
			.collect(Collectors.joining("\n"));
	}

	private record Row(String label, String value) {
	}

}
