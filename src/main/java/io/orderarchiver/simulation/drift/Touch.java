package io.orderarchiver.simulation.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.simulation.data.GeneratedData;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Does one thing to one order or its archived order, if the two agree. */
final class Touch {

	private static final String CANCELLED = "annulée";

	/** A moment of no generated order. */
	private static final Date LATE_DATE = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

	private final DriftCollections collections;

	private final ArchivedPair pair;

	Touch(DriftCollections collections, ArchivedPair pair) {
		this.collections = collections;
		this.pair = pair;
	}

	/** Whether it was done. */
	boolean apply(DriftKind kind) {
		if (kind == DriftKind.COMPLETED) {
			return complete();
		}
		Optional<Document> menu = this.collections.referred(this.pair.order(), Dimension.MENU);
		if (!this.pair.agrees(menu)) {
			return false;
		}
		return switch (kind) {
			case OVERWRITTEN -> changeArchived(Updates.inc(OrderFields.COST, 1));
			case UNARCHIVED ->
				this.collections.archive().deleteOne(DriftCollections.byId(this.pair.id())).getDeletedCount() == 1;
			case BLANKED ->
				changeArchived(Updates.combine(Updates.set("nom_client", null), Updates.set("email_client", null),
						Updates.set("telephone_client", null), Updates.set(OrderFields.DELIVERY_ADDRESS, null)));
			case CHANGED -> changeOrder(Updates.inc(OrderFields.COST, 1));
			case MENU_EXCHANGED -> exchange(menu.orElseThrow());
			case DELETED ->
				this.collections.orders().deleteOne(DriftCollections.byId(this.pair.id())).getDeletedCount() == 1;
			case CANCELLED -> changeOrder(Updates.set(OrderFields.STATUS, CANCELLED));
			case COMPLETED -> throw new IllegalStateException("done above");
		};
	}

	private boolean changeArchived(Bson change) {
		return this.collections.archive()
			.updateOne(DriftCollections.byId(this.pair.id()), change)
			.getModifiedCount() == 1;
	}

	private boolean changeOrder(Bson change) {
		return this.collections.orders()
			.updateOne(DriftCollections.byId(this.pair.id()), change)
			.getModifiedCount() == 1;
	}

	private boolean exchange(Document menu) {
		Document other = this.collections.of(Dimension.MENU)
			.find(Filters.and(GeneratedData.filter(), Filters.ne("prix", menu.get("prix")), Filters.ne("prix", null)))
			.first();
		return other != null && changeOrder(Updates.set(Dimension.MENU.reference(), other.get(OrderFields.ID)));
	}

	/**
	 * What is missing is given, whatever it is; what is there already was given before.
	 */
	private boolean complete() {
		List<Bson> changes = new ArrayList<>();
		for (String field : this.pair.missing()) {
			Optional<Bson> change = given(field);
			if (change.isEmpty()) {
				return false;
			}
			changes.add(change.get());
		}
		return !changes.isEmpty() && changeOrder(Updates.combine(changes));
	}

	private Optional<Bson> given(String field) {
		return switch (field) {
			case "nom_client", "email_client", "telephone_client" -> reference(Dimension.CLIENT);
			case "nom_livreur" -> reference(Dimension.LIVREUR);
			case "nom_restaurant", "adresse_restaurant" -> reference(Dimension.RESTAURANT);
			case "nom_menu", "prix_menu" -> reference(Dimension.MENU);
			case OrderFields.DATE -> value(field, LATE_DATE);
			case OrderFields.ESTIMATED_MINUTES -> value(field, 30);
			case OrderFields.COST, OrderFields.COURIER_PAY -> value(field, 9.5);
			default -> value(field, "1 rue de la Paix, 75002 Paris");
		};
	}

	private Optional<Bson> value(String field, Object value) {
		Object now = this.pair.order().get(field);
		boolean lacks = now == null || (now instanceof String text && text.isBlank());
		return lacks ? Optional.of(Updates.set(field, value)) : Optional.empty();
	}

	private Optional<Bson> reference(Dimension dimension) {
		if (this.collections.referred(this.pair.order(), dimension).isPresent()) {
			return Optional.empty();
		}
		return Optional.ofNullable(this.collections.of(dimension).find(GeneratedData.filter()).first())
			.map((other) -> Updates.set(dimension.reference(), other.get(OrderFields.ID)));
	}

}
