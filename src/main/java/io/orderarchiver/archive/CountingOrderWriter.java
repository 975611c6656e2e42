package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.RawValue;

/**
 * Writes nothing. It sees two orders with one number in the same page, not on different
 * ones: for that it would have to hold every number.
 */
public final class CountingOrderWriter implements OrderWriter {

	@Override
	public Written write(List<ArchivedOrder> orders) {
		List<ArchivedOrder> archived = new ArrayList<>(orders.size());
		List<Reject> rejects = new ArrayList<>(0);
		Set<RawValue> numbers = new HashSet<>();
		for (ArchivedOrder order : orders) {
			if (numbers.add(order.key().usableNumber().orElseThrow())) {
				archived.add(order);
			}
			else {
				rejects.add(Rejects.conflict(order.key(), holderOfSameNumber(archived, order), RejectStage.WRITE));
			}
		}
		return new Written(archived, List.of(), rejects);
	}

	private static NumberOwner holderOfSameNumber(List<ArchivedOrder> archived, ArchivedOrder order) {
		return archived.stream()
			.filter((other) -> other.key().usableNumber().equals(order.key().usableNumber()))
			.map((other) -> NumberOwner.of(other.document()))
			.findFirst()
			.orElseThrow();
	}

}
