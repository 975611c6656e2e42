package io.orderarchiver.archive;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.order.ArchivedOrder;

/**
 * What became of the orders that were read.
 *
 * @param read keys of delivered orders that came in
 * @param archived newly archived, or in a dry run those that would be
 * @param incomplete how many of them lack a mandatory field
 * @param missing which fields they lack: how often each
 * @param duplicates archived before
 * @param gone no longer delivered, or deleted, when looked up
 * @param newRejects rejected for the first time for their reason
 * @param knownRejects rejected before for the same reason
 * @param conflicts how many of all those rejects are conflicts
 */
public record Tally(long read, long archived, long incomplete, Map<ArchivedField, Long> missing, long duplicates,
		long gone, long newRejects, long knownRejects, long conflicts) {

	/** Nothing yet. */
	public static final Tally ZERO = new Tally(0, 0, 0, Map.of(), 0, 0, 0, 0, 0);

	/** Makes the counts by field safe to share. */
	public Tally {
		missing = Map.copyOf(missing);
	}

	/**
	 * Newly archived orders.
	 * @param orders the orders
	 * @return with what they lack
	 */
	public static Tally ofArchived(Collection<ArchivedOrder> orders) {
		Map<ArchivedField, Long> missing = new EnumMap<>(ArchivedField.class);
		orders.forEach((order) -> order.missing().forEach((field) -> missing.merge(field, 1L, Long::sum)));
		long incomplete = orders.stream().filter(ArchivedOrder::isIncomplete).count();
		return new Tally(0, orders.size(), incomplete, missing, 0, 0, 0, 0, 0);
	}

	/**
	 * Orders that came in, and those that were left out before the look-up's end.
	 * @param read how many came in
	 * @param duplicates how many the archive knew
	 * @param gone how many are no longer delivered
	 * @return nothing archived yet
	 */
	public static Tally ofRead(long read, long duplicates, long gone) {
		return new Tally(read, 0, 0, Map.of(), duplicates, gone, 0, 0, 0);
	}

	/**
	 * Orders that cannot be archived.
	 * @param fresh how many are new in the store
	 * @param known how many were there for the same reason
	 * @param conflicts how many of both have the number of another order
	 * @return rejects alone
	 */
	public static Tally ofRejects(long fresh, long known, long conflicts) {
		return new Tally(0, 0, 0, Map.of(), 0, 0, fresh, known, conflicts);
	}

	/**
	 * Adds two tallies.
	 * @param other the other one
	 * @return the sums
	 */
	public Tally plus(Tally other) {
		Map<ArchivedField, Long> sums = new EnumMap<>(ArchivedField.class);
		sums.putAll(this.missing);
		other.missing.forEach((field, count) -> sums.merge(field, count, Long::sum));
		return new Tally(this.read + other.read, this.archived + other.archived, this.incomplete + other.incomplete,
				sums, this.duplicates + other.duplicates, this.gone + other.gone, this.newRejects + other.newRejects,
				this.knownRejects + other.knownRejects, this.conflicts + other.conflicts);
	}

	/**
	 * Whether each order that was read is accounted for.
	 * @return true if read = archived + duplicates + rejects + gone
	 */
	public boolean balances() {
		return this.read == this.archived + this.duplicates + this.newRejects + this.knownRejects + this.gone;
	}

}
