package io.orderarchiver.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a whole, drawn as one bar.
 *
 * @param id names the picture in its page
 * @param title what it shows
 * @param unit what is counted, above the numbers
 * @param parts the parts, the empty ones included
 */
record Parts(String id, String title, String unit, List<Part> parts) {

	static final int WIDTH = 720;

	private static final double NARROWEST = 3;

	/**
	 * A part.
	 *
	 * @param name what it is
	 * @param style how it is coloured
	 * @param value how large it is
	 * @param text the same with its unit
	 */
	record Part(String name, Style style, long value, String text) {
	}

	/** Where a part is drawn. */
	record Drawn(Part part, double x, double width) {
	}

	/** What a part is, by its colour. */
	enum Style {

		A("#1a7f37"), B("#9a6700"), C("#6e7781"), D("#8250df"), E("#cf222e"), F("#0969da");

		private final String fill;

		Style(String fill) {
			this.fill = fill;
		}

		/** For whoever sees no style sheet. */
		String fill() {
			return this.fill;
		}

	}

	long whole() {
		return this.parts.stream().mapToLong(Part::value).sum();
	}

	boolean isEmpty() {
		return whole() == 0;
	}

	/** The parts that are there, even the smallest wide enough to be seen. */
	List<Drawn> drawn() {
		List<Part> some = this.parts.stream().filter((part) -> part.value() > 0).toList();
		double room = WIDTH - NARROWEST * some.size();
		double x = 0;
		List<Drawn> drawn = new ArrayList<>();
		for (Part part : some) {
			double width = NARROWEST + room * part.value() / whole();
			drawn.add(new Drawn(part, x, width));
			x += width;
		}
		return drawn;
	}

	String share(Part part) {
		return Shown.share(part.value(), whole());
	}

	/** The picture in words. */
	String description() {
		return this.parts.stream()
			.filter((part) -> part.value() > 0)
			.map((part) -> "%s %s (%s)".formatted(part.name(), part.text(), share(part)))
			.reduce((a, b) -> a + ", " + b)
			.orElse("nothing") + ".";
	}

}
