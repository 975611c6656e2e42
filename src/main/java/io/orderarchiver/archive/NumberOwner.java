package io.orderarchiver.archive;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The archived order that holds a number.
 *
 * @param id its {@code _id}, which is the order's only if this tool archived it
 * @param orderId its {@code id_commande}; archives of other tools may lack one
 */
record NumberOwner(BsonValue id, @Nullable BsonValue orderId) {

	static NumberOwner of(BsonDocument archived) {
		return new NumberOwner(archived.get(OrderFields.ID, BsonNull.VALUE), archived.get(ArchivedOrder.ORDER_ID));
	}

	boolean isUnnamed() {
		return this.orderId == null || this.orderId.isNull();
	}

	/** Whether it is the same order; one that names none is taken for it. */
	boolean isSameOrder(OrderKey key) {
		return this.id.equals(key.id()) || this.orderId == null || this.orderId.isNull()
				|| OrderIds.text(this.orderId).equals(key.idText());
	}

}
