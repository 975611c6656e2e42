package io.orderarchiver.run.outcome;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;

/**
 * What a run did, over all its executions or in one.
 *
 * @param read delivered orders that came in
 * @param archived newly archived, or in a dry run those that would be
 * @param incomplete how many of them lack a mandatory field
 * @param missing which fields they lack: how often each, in the archive's order
 * @param duplicates archived before
 * @param gone no longer delivered, or deleted, when looked up
 * @param conflicts how many of the rejects, new and known, are conflicts
 * @param rejects rejected for the first time
 * @param knownRejects rejected before for the same reason
 * @param startedAt when the job started
 * @param durationSeconds how long the job took, not the JVM
 * @param ordersPerSecond read, a second
 */
public record Counts(long read, long archived, long incomplete, Map<String, Long> missing, long duplicates, long gone,
		long conflicts, long rejects, long knownRejects, Instant startedAt, double durationSeconds,
		double ordersPerSecond) {

	/**
	 * What a tally says, with the time that it took.
	 * @param tally what became of the orders
	 * @param startedAt when that began
	 * @param durationSeconds how long it took, in seconds
	 * @return with a rate of zero if it took no time
	 */
	public static Counts of(Tally tally, Instant startedAt, double durationSeconds) {
		double rate = (durationSeconds > 0) ? tally.read() / durationSeconds : 0;
		return new Counts(tally.read(), tally.archived(), tally.incomplete(), byName(tally.missing()),
				tally.duplicates(), tally.gone(), tally.conflicts(), tally.newRejects(), tally.knownRejects(),
				startedAt, round(durationSeconds), round(rate));
	}

	/** When what was counted was over. */
	public Instant endedAt() {
		return this.startedAt.plusMillis(Math.round(this.durationSeconds * 1000));
	}

	private static Map<String, Long> byName(Map<ArchivedField, Long> missing) {
		Map<String, Long> names = new LinkedHashMap<>();
		for (ArchivedField field : ArchivedField.values()) {
			Long count = missing.get(field);
			if (count != null) {
				names.put(field.fieldName(), count);
			}
		}
		return names;
	}

	private static double round(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

}
