package io.orderarchiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.report.Parts.Part;
import io.orderarchiver.report.Parts.Style;

/**
 * What became of the orders of one run, or of several.
 *
 * @param counts of all of them
 */
record Books(Tally counts) {

	Parts parts() {
		return new Parts("books", "What became of the orders that were read", "Orders",
				List.of(orders("archived, complete", Style.A, this.counts.archived() - this.counts.incomplete()),
						orders("archived, incomplete", Style.B, this.counts.incomplete()),
						orders("duplicates: archived before", Style.C, this.counts.duplicates()),
						orders("gone: no longer delivered", Style.D, this.counts.gone()),
						orders("new rejects", Style.E, this.counts.newRejects()),
						orders("rejects that were known", Style.F, this.counts.knownRejects())));
	}

	private static Part orders(String name, Style style, long count) {
		return new Part(name, style, count, Shown.number(count));
	}

	String balance() {
		return (this.counts.balances() ? "The books balance: %s read, and each is accounted for."
				: "The books do not balance yet: %s read, and some are not accounted for.")
			.formatted(Shown.count(this.counts.read(), "order was", "orders were"));
	}

	/** How often each field is missing. */
	List<Part> missing() {
		Map<ArchivedField, Long> missing = this.counts.missing();
		List<Part> parts = new ArrayList<>();
		for (ArchivedField field : ArchivedField.values()) {
			Long count = missing.get(field);
			if (count != null) {
				parts.add(new Part(field.fieldName(), Style.B, count, Shown.number(count)));
			}
		}
		return parts;
	}

	String incomplete() {
		return Shown.count(this.counts.incomplete(), "archived order lacks", "archived orders lack");
	}

}
