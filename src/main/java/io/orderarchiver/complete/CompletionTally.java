package io.orderarchiver.complete;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.order.ArchivedField;

/**
 * What became of incomplete archived orders.
 *
 * @param read how many came in
 * @param completed those in which nothing is missing any more; in a dry run those that
 * would be so
 * @param partly those in which less is missing
 * @param unchanged those whose data are not there yet
 * @param erased those of which something was erased, which stay as they are
 * @param gone those that are no longer archived, or whose order is no longer delivered
 * @param changed those that somebody else changed meanwhile, which stay as they are
 * @param fields how often each field was set
 */
public record CompletionTally(long read, long completed, long partly, long unchanged, long erased, long gone,
		long changed, Map<ArchivedField, Long> fields) {

	/** Nothing yet. */
	public static final CompletionTally ZERO = new CompletionTally(0, 0, 0, 0, 0, 0, 0, Map.of());

	/** Puts the fields in the archive's order. */
	public CompletionTally {
		Map<ArchivedField, Long> ordered = new EnumMap<>(ArchivedField.class);
		ordered.putAll(fields);
		fields = Collections.unmodifiableMap(ordered);
	}

	/** One order of which that became. */
	static CompletionTally of(Fate fate) {
		return new CompletionTally(1, one(fate, Fate.COMPLETED), one(fate, Fate.PARTLY), one(fate, Fate.UNCHANGED),
				one(fate, Fate.ERASED), one(fate, Fate.GONE), one(fate, Fate.CHANGED), Map.of());
	}

	private static long one(Fate fate, Fate counted) {
		return (fate == counted) ? 1 : 0;
	}

	/** An order that gets these fields. */
	static CompletionTally of(Completion completion) {
		Map<ArchivedField, Long> fields = new EnumMap<>(ArchivedField.class);
		completion.values().keySet().forEach((field) -> fields.put(field, 1L));
		CompletionTally order = of(completion.missing().isEmpty() ? Fate.COMPLETED : Fate.PARTLY);
		return new CompletionTally(1, order.completed, order.partly, 0, 0, 0, 0, fields);
	}

	/**
	 * Adds two tallies.
	 * @param other the other one
	 * @return the sums
	 */
	public CompletionTally plus(CompletionTally other) {
		Map<ArchivedField, Long> sums = new EnumMap<>(ArchivedField.class);
		sums.putAll(this.fields);
		other.fields.forEach((field, count) -> sums.merge(field, count, Long::sum));
		return new CompletionTally(this.read + other.read, this.completed + other.completed, this.partly + other.partly,
				this.unchanged + other.unchanged, this.erased + other.erased, this.gone + other.gone,
				this.changed + other.changed, sums);
	}

	/**
	 * Whether each order that came in is accounted for.
	 * @return true if read is the sum of what became of them
	 */
	public boolean balances() {
		return this.read == this.completed + this.partly + this.unchanged + this.erased + this.gone + this.changed;
	}

	/** What becomes of an incomplete archived order. */
	enum Fate {

		COMPLETED, PARTLY, UNCHANGED, ERASED, GONE, CHANGED

	}

}
