package io.orderarchiver.archive.rejects;

import java.util.Collection;
import java.util.List;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.RawValue;

/**
 * Keeps orders that cannot be archived, or in a dry run only tells new from known ones.
 */
public sealed interface RejectStore permits KeepingRejectStore, CountingRejectStore {

	/**
	 * Keeps rejects with their original orders.
	 * @param rejects what was rejected in a page
	 * @param page which page
	 * @return which of them are new
	 */
	Kept keep(List<Reject> rejects, PageReference page);

	/**
	 * Forgets orders that are archived after all.
	 * @param ids their {@code _id}s
	 */
	void forget(Collection<RawValue> ids);

	/**
	 * What became of the rejects of a page.
	 *
	 * @param tally how many of them are new, known, and conflicts; nothing else is
	 * counted
	 * @param fresh the new ones
	 */
	record Kept(Tally tally, List<Reject> fresh) {

		/** There were none. */
		static final Kept NOTHING = new Kept(Tally.ZERO, List.of());

	}

}
