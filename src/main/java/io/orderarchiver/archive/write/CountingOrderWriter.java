package io.orderarchiver.archive.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.archive.Rejects;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.RawValue;

/**
 * Writes nothing. It sees two orders with one number in the same page, not on different
 * ones: for that it would have to hold every number.
 */
public final class CountingOrderWriter implements OrderWriter {

	@Override
	public Written write(List<ArchivedOrder> orders) {
		Map<RawValue, NumberOwner> owners = new HashMap<>();
		Written written = new Written(new ArrayList<>(orders.size()), new ArrayList<>(0), new ArrayList<>(0));
		for (ArchivedOrder order : orders) {
			NumberOwner owner = owners.putIfAbsent(order.key().usableNumber().orElseThrow(),
					NumberOwner.of(order.document()));
			if (owner == null) {
				written.archived().add(order);
			}
			else if (owner.isSameOrder(order.key())) {
				written.duplicates().add(order.key().id());
			}
			else {
				written.rejects().add(Rejects.conflict(order.key(), owner, RejectStage.WRITE));
			}
		}
		return written;
	}

}
