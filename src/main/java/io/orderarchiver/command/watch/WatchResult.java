package io.orderarchiver.command.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.watch.state.WatchListener.StoredBatch;
import io.orderarchiver.watch.state.WatchState;

/**
 * What {@code watch --output json} prints of a micro-batch, in this order.
 *
 * @param at when it was stored
 * @param phase {@code catch-up} or {@code stream}
 * @param events how many events of the stream it had
 * @param read delivered orders that came in
 * @param archived newly archived
 * @param incomplete how many of them lack a mandatory field
 * @param missing which fields they lack: how often each
 * @param duplicates archived before
 * @param gone no longer delivered, or deleted, when looked up
 * @param conflicts how many of all rejects are conflicts
 * @param rejects rejected for the first time
 * @param knownRejects rejected before for the same reason
 * @param orders the numbers of the newly archived ones
 * @param lagSeconds how old the newest event was, by the server's clock
 */
record WatchResult(String at, String phase, int events, long read, long archived, long incomplete,
		Map<String, Long> missing, long duplicates, long gone, long conflicts, long rejects, long knownRejects,
		List<String> orders, double lagSeconds) {

	static WatchResult of(StoredBatch batch, Instant now) {
		Tally tally = batch.tally();
		return new WatchResult(now.truncatedTo(ChronoUnit.MILLIS).toString(),
				(batch.state() == WatchState.CATCHING_UP) ? "catch-up" : "stream", batch.events(), tally.read(),
				tally.archived(), tally.incomplete(), byName(tally.missing()), tally.duplicates(), tally.gone(),
				tally.conflicts(), tally.newRejects(), tally.knownRejects(),
				batch.archived().stream().flatMap((order) -> order.key().shownNumber().stream()).toList(),
				batch.lag().toMillis() / 1000.0);
	}

	private static Map<String, Long> byName(Map<ArchivedField, Long> missing) {
		Map<String, Long> names = new LinkedHashMap<>();
		for (ArchivedField field : ArchivedField.values()) {
			if (missing.containsKey(field)) {
				names.put(field.fieldName(), missing.get(field));
			}
		}
		return names;
	}

	static Collection<String> names(Map<ArchivedField, Long> missing) {
		return byName(missing).keySet();
	}

}
