package io.orderarchiver.order;

import java.util.Map;

import org.bson.BsonDocument;

/**
 * A delivered order with those of its dimensions that exist.
 *
 * @param order the order
 * @param dimensions the dimension documents found; a null, dangling or ill-typed
 * reference has no entry
 */
public record JoinedOrder(BsonDocument order, Map<Dimension, BsonDocument> dimensions) {

	/**
	 * The order's key.
	 * @return the key as the order has it now, which may differ from what a path read
	 */
	public OrderKey key() {
		return OrderKey.of(this.order);
	}

}
