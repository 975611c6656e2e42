package io.orderarchiver.archive.page;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.RawValue;

/**
 * A page of orders that are to be archived, and what became of those that are not.
 *
 * @param read how many keys came in
 * @param orders delivered, unknown to the archive, joined with their dimensions
 * @param duplicates the {@code _id}s of those that the archive holds
 * @param gone the {@code _id}s of those that are no longer delivered, or deleted
 * @param rejects those that cannot be archived
 */
public record PreparedPage(int read, List<JoinedOrder> orders, List<RawValue> duplicates, List<RawValue> gone,
		List<Reject> rejects) {

	/** With more orders that came in, and are gone. */
	PreparedPage plusGone(List<RawValue> more) {
		List<RawValue> allGone = new ArrayList<>(this.gone);
		allGone.addAll(more);
		return new PreparedPage(this.read + more.size(), this.orders, this.duplicates, allGone, this.rejects);
	}

}
