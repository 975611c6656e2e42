package io.orderarchiver.command.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns that are as wide as what is in them. */
public final class Table {

	private static final String GAP = "  ";

	private static final String BELOW = "      ";

	private final List<Column> columns;

	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * Creates a table that has only its headings.
	 * @param columns from left to right
	 */
	public Table(List<Column> columns) {
		this.columns = List.copyOf(columns);
		this.rows.add(columns.stream().map(Column::heading).toList());
	}

	/** On which side a column is flush. */
	enum Side {

		LEFT, RIGHT

	}

	/**
	 * Whether there is nothing but headings.
	 * @return true before the first row
	 */
	public boolean isEmpty() {
		return this.rows.size() == 1;
	}

	/**
	 * Adds a row.
	 * @param cells one a column
	 * @return this table
	 */
	public Table add(List<String> cells) {
		this.rows.add(List.copyOf(cells));
		return this;
	}

	/**
	 * The table as it is, or with those of its last columns that a terminal has no room
	 * for on lines of their own, each with its heading.
	 * @param width how wide a line may be, if there is a bound
	 * @return lines, without a line end behind the last
	 */
	public String text(OptionalInt width) {
		int beside = this.columns.size();
		while (width.isPresent() && beside > 1 && width(0, beside) > width.getAsInt()) {
			beside--;
		}
		List<String> lines = new ArrayList<>();
		for (List<String> row : this.rows) {
			boolean headings = lines.isEmpty();
			String line = line(row, beside);
			lines.add(headings ? Ink.HEADING.of(line) : line);
			if (beside < row.size() && !headings) {
				lines.add(below(row, beside));
			}
		}
		return String.join("\n", lines);
	}

	@Override
	public String toString() {
		return text(OptionalInt.empty());
	}

	private String line(List<String> row, int columns) {
		return IntStream.range(0, columns)
			.mapToObj((i) -> padded(row.get(i), width(i), this.columns.get(i).side()))
			.collect(Collectors.joining(GAP))
			.stripTrailing();
	}

	private String below(List<String> row, int from) {
		return IntStream.range(from, row.size())
			.mapToObj((i) -> this.columns.get(i).heading().toLowerCase(Locale.ROOT) + " " + row.get(i))
			.collect(Collectors.joining(", ", BELOW, ""));
	}

	private int width(int from, int to) {
		return IntStream.range(from, to).map(this::width).sum() + GAP.length() * (to - from - 1);
	}

	private int width(int column) {
		return this.rows.stream().mapToInt((row) -> Ink.width(row.get(column))).max().orElse(0);
	}

	private static String padded(String cell, int width, Side side) {
		String padding = " ".repeat(width - Ink.width(cell));
		return (side == Side.RIGHT) ? padding + cell : cell + padding;
	}

	/**
	 * A column.
	 *
	 * @param heading what is written over it
	 * @param side on which it is flush
	 */
	public record Column(String heading, Side side) {

		/**
		 * A column of text.
		 * @param heading what stands above it
		 * @return a column with its cells on the left
		 */
		public static Column left(String heading) {
			return new Column(heading, Side.LEFT);
		}

		/**
		 * A column of numbers.
		 * @param heading what stands above it
		 * @return a column with its cells on the right
		 */
		public static Column right(String heading) {
			return new Column(heading, Side.RIGHT);
		}

	}

}
