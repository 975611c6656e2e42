package io.orderarchiver.order;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * A delivered order with what the archive takes over of it and of those of its dimensions
 * that exist.
 *
 * @param order the order as it is now, which may differ from what a path read
 * @param values the values found; a field that is absent, or is of a dimension to which
 * the reference is null, dangling or ill-typed, has no entry
 */
public record JoinedOrder(SourceOrder order, Map<ArchivedField, RawValue> values) {

	/**
	 * Joins.
	 * @param order the order
	 * @param dimensions the dimension documents found
	 * @return the joined order
	 */
	public static JoinedOrder of(SourceOrder order, Collection<SourceDimension> dimensions) {
		Map<ArchivedField, RawValue> values = new EnumMap<>(order.values());
		dimensions.forEach((dimension) -> values.putAll(dimension.values()));
		return new JoinedOrder(order, values);
	}

	/**
	 * The order's key.
	 * @return the key as the order has it now
	 */
	public OrderKey key() {
		return this.order.key();
	}

}
