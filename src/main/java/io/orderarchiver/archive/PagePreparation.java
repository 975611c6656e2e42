package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.KnownOrders.Screening;
import io.orderarchiver.archive.OrderLookup.Joined;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;

/** The first half of the middle: known? look up. It only reads. */
public final class PagePreparation {

	private final KnownOrders known;

	private final OrderLookup lookup;

	/**
	 * Creates a preparation.
	 * @param collections where orders, dimensions and the archive are
	 * @param retries repeats reads that fail for a transient reason
	 */
	public PagePreparation(ArchiveCollections collections, Retries retries) {
		this.known = new KnownOrders(collections, retries);
		this.lookup = new OrderLookup(collections, retries);
	}

	/**
	 * Finds out which orders are to be archived, and joins them.
	 * @param keys a page of keys of delivered orders
	 * @return the joined orders, in the keys' order, and the accounts of the others
	 */
	public PreparedPage prepare(List<OrderKey> keys) {
		Screening screening = this.known.screen(keys);
		Joined joined = this.lookup.lookUp(screening.unknown());
		int gone = screening.unknown().size() - joined.orders().size() - joined.rejects().size();
		List<Reject> rejects = new ArrayList<>(screening.rejects());
		rejects.addAll(joined.rejects());
		List<JoinedOrder> orders = new ArrayList<>(joined.orders().size());
		for (JoinedOrder order : joined.orders()) {
			// The number may have been spoilt after the key was read.
			if (order.key().usableNumber().isPresent()) {
				orders.add(order);
			}
			else {
				rejects.add(Rejects.invalidNumber(order.key(), RejectStage.LOOKUP));
			}
		}
		return new PreparedPage(keys.size(), orders, screening.duplicates(), gone, rejects);
	}

}
