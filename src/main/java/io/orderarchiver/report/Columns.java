package io.orderarchiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Columns over an axis.
 *
 * @param id names the picture in its page
 * @param title what it shows
 * @param description the picture in words
 * @param columns the columns
 * @param scale what the highest line beside them stands for
 * @param below what stands below the axis
 * @param marks what happened besides
 * @param rows the numbers behind it
 */
record Columns(String id, String title, String description, List<Column> columns, long scale, List<Label> below,
		List<Mark> marks, Numbers rows) {

	static final double LEFT = 64;

	static final double RIGHT = 712;

	static final double TOP = 24;

	static final double BOTTOM = 168;

	private static final double NARROWEST = 1.5;

	/**
	 * A column.
	 *
	 * @param text its value in words
	 * @param from where it begins, as a share of the axis
	 * @param to where it ends
	 * @param value its height
	 * @param part how much of that is marked
	 */
	record Column(String text, double from, double to, double value, double part) {

		double x() {
			return along(this.from);
		}

		double width() {
			double whole = along(this.to) - along(this.from);
			return Math.max(NARROWEST, (whole > 4) ? whole - 1 : whole);
		}

	}

	/** A text at a share of the axis. */
	record Label(String text, double at) {

		double x() {
			return along(this.at);
		}

	}

	/**
	 * Something that happened.
	 *
	 * @param kind what it was
	 * @param text the same in words
	 * @param from where on the axis
	 * @param to until where
	 */
	record Mark(Kind kind, String text, double from, double to) {

		double x() {
			return along(this.from);
		}

		double width() {
			return Math.max(4, along(this.to) - along(this.from));
		}

	}

	/** What is marked, each by a form of its own. */
	enum Kind {

		PAUSE, RETRY, RESTART

	}

	/** A table: its head, and its rows. */
	record Numbers(List<String> head, List<List<String>> rows) {
	}

	static double along(double share) {
		return LEFT + share * (RIGHT - LEFT);
	}

	double y(double value) {
		return BOTTOM - height(value);
	}

	double height(double value) {
		return (BOTTOM - TOP) * value / this.scale;
	}

	boolean marks(Kind kind) {
		return this.marks.stream().anyMatch((mark) -> mark.kind() == kind);
	}

	/** Lines with their values: the axis, the middle and the top. */
	List<Label> lines() {
		List<Label> lines = new ArrayList<>();
		lines.add(new Label("0", 0));
		if (this.scale % 2 == 0) {
			lines.add(new Label(Shown.number(this.scale / 2), this.scale / 2.0));
		}
		lines.add(new Label(Shown.number(this.scale), this.scale));
		return lines;
	}

	/** The next of 1, 2, 5, 10, 20 … that is not below a value. */
	static long scale(double highest) {
		long power = 1;
		while (power * 10 <= highest) {
			power *= 10;
		}
		for (long factor : new long[] { 1, 2, 4, 6, 8, 10 }) {
			if (power * factor >= highest) {
				return power * factor;
			}
		}
		return power * 10;
	}

	String kindStyle(Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

}
