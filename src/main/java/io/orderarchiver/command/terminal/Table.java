package io.orderarchiver.command.terminal;

import java.util.ArrayList;
import java.util.List;

/** Columns that are as wide as what is in them. */
public final class Table {

	private static final String GAP = "  ";

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

	@Override
	public String toString() {
		List<String> lines = new ArrayList<>();
		for (List<String> row : this.rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < row.size(); i++) {
				line.append((i > 0) ? GAP : "").append(padded(row.get(i), width(i), this.columns.get(i).side()));
			}
			lines.add(line.toString().stripTrailing());
		}
		return String.join("\n", lines);
	}

	private int width(int column) {
		return this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
	}

	private static String padded(String cell, int width, Side side) {
		String padding = " ".repeat(width - cell.length());
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
