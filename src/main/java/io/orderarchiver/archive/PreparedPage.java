package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.order.JoinedOrder;
import org.bson.BsonValue;

/**
 * A page of orders that are to be archived, and what became of those that are not.
 *
 * @param read how many keys came in
 * @param orders delivered, unknown to the archive, joined with their dimensions
 * @param duplicates the {@code _id}s of those that the archive holds
 * @param gone the {@code _id}s of those that are no longer delivered, or deleted
 * @param rejects those that cannot be archived
 */
public record PreparedPage(int read, List<JoinedOrder> orders, List<BsonValue> duplicates, List<BsonValue> gone,
		List<Reject> rejects) {

	/** With more orders that came in, and are gone. */
	PreparedPage plusGone(List<BsonValue> more) {
		List<BsonValue> allGone = new ArrayList<>(this.gone);
		allGone.addAll(more);
		return new PreparedPage(this.read + more.size(), this.orders, this.duplicates, allGone, this.rejects);
	}

}
