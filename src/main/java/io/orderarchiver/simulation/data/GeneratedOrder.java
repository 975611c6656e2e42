package io.orderarchiver.simulation.data;

import java.util.List;

import org.bson.BsonDocument;

/**
 * An order and what the generator knows of it.
 *
 * @param document the document of {@code Commande}
 * @param status its status
 * @param defects what is wrong with it, each with another field
 */
public record GeneratedOrder(BsonDocument document, OrderStatus status, List<Defect> defects) {

	public GeneratedOrder in(OrderStatus next) {
		return new GeneratedOrder(this.document, next, this.defects);
	}

}
