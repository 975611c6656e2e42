package io.orderarchiver.order;

import java.util.Map;

import org.bson.BsonDocument;

/**
 * A delivered order with those of its dimensions that exist.
 *
 * @param key the order's key as the order has it now, which may differ from what a path
 * read
 * @param order the order
 * @param dimensions the dimension documents found; a null, dangling or ill-typed
 * reference has no entry
 */
public record JoinedOrder(OrderKey key, BsonDocument order, Map<Dimension, BsonDocument> dimensions) {

	/**
	 * Joins.
	 * @param order the order
	 * @param dimensions the dimension documents found
	 * @return the joined order
	 */
	public static JoinedOrder of(BsonDocument order, Map<Dimension, BsonDocument> dimensions) {
		return new JoinedOrder(OrderKey.of(order), order, dimensions);
	}

}
