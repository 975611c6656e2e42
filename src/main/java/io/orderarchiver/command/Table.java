package io.orderarchiver.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns below headings, each as wide as it must be. */
final class Table {

	private static final String INDENT = "  ";

	private static final String GAP = "  ";

	private static final int WIDEST = 60;

	private final List<List<String>> rows = new ArrayList<>();

	Table(List<String> headings) {
		this.rows.add(headings);
	}

	void add(List<String> cells) {
		this.rows.add(cells.stream().map(Table::shown).toList());
	}

	private static String shown(String cell) {
		String line = Printable.line(cell);
		return (line.length() > WIDEST) ? line.substring(0, WIDEST - 1) + "…" : line;
	}

	boolean isEmpty() {
		return this.rows.size() == 1;
	}

	@Override
	public String toString() {
		return this.rows.stream().map(this::line).collect(Collectors.joining("\n"));
	}

	private String line(List<String> cells) {
		StringBuilder line = new StringBuilder(INDENT);
		for (int column = 0; column < cells.size(); column++) {
			line.append(cells.get(column)).append(" ".repeat(width(column) - cells.get(column).length())).append(GAP);
		}
		return line.toString().stripTrailing();
	}

	private int width(int column) {
		return this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
	}

}
