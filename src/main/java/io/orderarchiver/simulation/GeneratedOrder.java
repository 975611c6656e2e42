package io.orderarchiver.simulation;

import java.util.List;

import org.bson.BsonDocument;

/**
 * An order and what the generator knows of it.
 *
 * @param document the document of {@code Commande}
 * @param status its status
 * @param defects what is wrong with it, each with another field
 */
record GeneratedOrder(BsonDocument document, OrderStatus status, List<Defect> defects) {

	GeneratedOrder in(OrderStatus next) {
		return new GeneratedOrder(this.document, next, this.defects);
	}

}
