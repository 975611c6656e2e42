package io.orderarchiver.archive.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.DeliveredKeys;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;

/**
 * The first half of the middle for rejected orders: they are read afresh, as they are
 * now, and then go the way of every other order.
 */
public final class RejectPreparation {

	private final DeliveredKeys deliveredKeys;

	private final PagePreparation preparation;

	/**
	 * Creates a preparation.
	 * @param collections where orders, dimensions and the archive are
	 * @param retries repeats reads that fail for a transient reason
	 * @param measurements is told how long the stages take
	 */
	public RejectPreparation(ArchiveCollections collections, Retries retries, Measurements measurements) {
		this.deliveredKeys = new DeliveredKeys(collections, retries);
		this.preparation = new PagePreparation(collections, OrderReads.latest(collections), retries,
				ArchiveSearches.always(), measurements);
	}

	/**
	 * Finds out which orders can be archived by now, and joins them.
	 * @param ids the {@code _id}s of a page of rejected orders
	 * @return the joined orders, and the accounts of the others
	 */
	public OrderPage<JoinedOrder> prepare(List<RawValue> ids) {
		List<OrderKey> keys = this.deliveredKeys.among(ids);
		Set<RawValue> gone = new LinkedHashSet<>(ids);
		keys.forEach((key) -> gone.remove(key.id()));
		return this.preparation.prepare(keys).plusGone(List.copyOf(gone));
	}

}
