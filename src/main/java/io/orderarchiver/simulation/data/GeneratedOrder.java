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

	/**
	 * The same order in another status.
	 * @param next that status
	 * @return an order that shares its document with this one
	 */
	public GeneratedOrder in(OrderStatus next) {
		return new GeneratedOrder(this.document, next, this.defects);
	}

}
