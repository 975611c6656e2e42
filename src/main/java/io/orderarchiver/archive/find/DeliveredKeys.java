package io.orderarchiver.archive.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;

/** Reads the keys of orders of which the {@code _id} is known, as they are now. */
public final class DeliveredKeys {

	private final ArchiveCollections collections;

	private final Retries retries;

	/**
	 * Creates the search.
	 * @param collections where the orders are
	 * @param retries repeats reads that fail for a transient reason
	 */
	public DeliveredKeys(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	/**
	 * Finds those that are delivered.
	 * @param ids the {@code _id}s of a page of orders
	 * @return their keys, in any order
	 */
	public List<OrderKey> among(Collection<RawValue> ids) {
		Wanted wanted = new Wanted(this.collections.names().orders(), OrderFields.ID, Delivered.filter(),
				List.of(OrderFields.NUMBER, OrderFields.DATE));
		return this.retries.call("read keys of orders", () -> {
			List<OrderKey> keys = new ArrayList<>(ids.size());
			new FindByValues(this.collections, null).forEach(wanted, ids, (order) -> keys.add(OrderKey.of(order)));
			return keys;
		});
	}

}
