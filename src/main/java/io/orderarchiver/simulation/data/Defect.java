package io.orderarchiver.simulation.data;

import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.order.Dimension;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

import static io.orderarchiver.order.OrderFields.COST;
import static io.orderarchiver.order.OrderFields.COURIER_PAY;
import static io.orderarchiver.order.OrderFields.DATE;
import static io.orderarchiver.order.OrderFields.DELIVERY_ADDRESS;
import static io.orderarchiver.order.OrderFields.ESTIMATED_MINUTES;
import static io.orderarchiver.order.OrderFields.PAYMENT_METHOD;

/**
 * One thing wrong with an order. The order number is never wrong: without it an order
 * cannot be archived at all.
 *
 * @param kind what is wrong
 * @param field the field of {@code Commande} that it is wrong with
 * @param missing the mandatory fields of {@code Historique} that are missing in
 * consequence, in their order; said here rather than asked of the enrichment, so that the
 * two can be held against each other
 */
record Defect(Kind kind, String field, List<String> missing) {

	/** Ways to be wrong. */
	enum Kind {

		/** The id of no document. */
		DANGLING_REFERENCE,

		/** A null in place of an id. */
		NULL_REFERENCE,

		/** A text of blanks, or of nothing. */
		BLANK_FIELD,

		/** No such field. */
		ABSENT_FIELD,

		/** A null in place of a value. */
		NULL_FIELD;

		private List<Defect> defects() {
			return switch (this) {
				case DANGLING_REFERENCE, NULL_REFERENCE ->
					Stream.of(Dimension.values()).map((dimension) -> reference(this, dimension)).toList();
				case BLANK_FIELD -> fields(this, DELIVERY_ADDRESS, PAYMENT_METHOD);
				case ABSENT_FIELD, NULL_FIELD ->
					fields(this, DELIVERY_ADDRESS, COST, COURIER_PAY, PAYMENT_METHOD, DATE, ESTIMATED_MINUTES);
			};
		}

	}

	private static final List<List<Defect>> BY_KIND = Stream.of(Kind.values()).map(Kind::defects).toList();

	/** Draws the kind first: every kind is as frequent as any other. */
	static Defect draw(Draws draws) {
		return draws.from(draws.from(BY_KIND));
	}

	void applyTo(BsonDocument order, ObjectId ofNoDocument) {
		switch (this.kind) {
			case DANGLING_REFERENCE -> order.put(this.field, new BsonObjectId(ofNoDocument));
			case NULL_REFERENCE, NULL_FIELD -> order.put(this.field, BsonNull.VALUE);
			case BLANK_FIELD -> order.put(this.field, new BsonString(this.field.equals(PAYMENT_METHOD) ? "" : "  "));
			case ABSENT_FIELD -> order.remove(this.field);
		}
	}

	private static Defect reference(Kind kind, Dimension dimension) {
		List<String> missing = switch (dimension) {
			case CLIENT -> List.of("nom_client", "email_client", "telephone_client");
			case LIVREUR -> List.of("nom_livreur");
			case RESTAURANT -> List.of("nom_restaurant", "adresse_restaurant");
			case MENU -> List.of("nom_menu", "prix_menu");
		};
		return new Defect(kind, dimension.reference(), missing);
	}

	private static List<Defect> fields(Kind kind, String... fields) {
		return Stream.of(fields).map((field) -> new Defect(kind, field, List.of(field))).toList();
	}

}
