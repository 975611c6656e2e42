package io.orderarchiver.archive.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;

/**
 * The first half of the middle for rejected orders: they are read afresh, as they are
 * now, and then go the way of every other order.
 */
public final class RejectPreparation {

	private final ArchiveCollections collections;

	private final PagePreparation preparation;

	private final Retries retries;

	/**
	 * Creates a preparation.
	 * @param collections where orders, dimensions and the archive are
	 * @param retries repeats reads that fail for a transient reason
	 * @param measurements is told how long the stages take
	 */
	public RejectPreparation(ArchiveCollections collections, Retries retries, Measurements measurements) {
		this.collections = collections;
		this.preparation = new PagePreparation(collections, OrderReads.latest(collections), retries,
				ArchiveSearches.always(), measurements);
		this.retries = retries;
	}

	/**
	 * Finds out which orders can be archived by now, and joins them.
	 * @param ids the {@code _id}s of a page of rejected orders
	 * @return the joined orders, and the accounts of the others
	 */
	public OrderPage<JoinedOrder> prepare(List<RawValue> ids) {
		List<OrderKey> keys = this.retries.call("read keys of rejected orders", () -> delivered(ids));
		Set<RawValue> gone = new LinkedHashSet<>(ids);
		keys.forEach((key) -> gone.remove(key.id()));
		return this.preparation.prepare(keys).plusGone(List.copyOf(gone));
	}

	private List<OrderKey> delivered(List<RawValue> ids) {
		List<OrderKey> keys = new ArrayList<>(ids.size());
		Wanted wanted = new Wanted(this.collections.names().orders(), OrderFields.ID, Delivered.filter(),
				List.of(OrderFields.NUMBER, OrderFields.DATE));
		new FindByValues(this.collections, null).forEach(wanted, ids, (order) -> keys.add(OrderKey.of(order)));
		return keys;
	}

}
