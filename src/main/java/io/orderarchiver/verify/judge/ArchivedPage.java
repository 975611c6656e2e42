package io.orderarchiver.verify.judge;

import java.util.List;
import java.util.Map;

import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/**
 * A page of orders with what the archive holds under their {@code _id}s.
 *
 * @param keys the orders
 * @param archived the archived orders by {@code _id}, as far as they are to be looked at
 */
public record ArchivedPage(List<OrderKey> keys, Map<RawValue, RawBsonDocument> archived) {

	List<OrderKey> unarchived() {
		return this.keys.stream().filter((key) -> !this.archived.containsKey(key.id())).toList();
	}

}
