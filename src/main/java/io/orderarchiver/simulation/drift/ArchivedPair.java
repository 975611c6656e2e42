package io.orderarchiver.simulation.drift;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * An order with its archived order.
 *
 * @param order as it is now
 * @param archived as it is now
 */
record ArchivedPair(Document order, Document archived) {

	ObjectId id() {
		return this.order.getObjectId(OrderFields.ID);
	}

	/** Whether nothing was done to either, as far as a drift would have done it. */
	boolean agrees(Optional<Document> menu) {
		return Delivered.STATUS.equals(this.order.get(OrderFields.STATUS)) && isSame(OrderFields.COST)
				&& this.archived.get("nom_client") != null && this.archived.get(ArchivedOrder.COMPLETIONS) == null
				&& menu.filter((found) -> Objects.equals(found.get("nom"), this.archived.get("nom_menu"))
						&& Objects.equals(found.get("prix"), this.archived.get("prix_menu")))
					.isPresent();
	}

	private boolean isSame(String field) {
		return Objects.equals(this.order.get(field), this.archived.get(field));
	}

	List<String> missing() {
		return this.archived.getList(ArchivedOrder.MISSING_FIELDS, String.class, List.of());
	}

	DriftedOrder drifted(DriftKind kind) {
		Object date = this.archived.get(OrderFields.DATE);
		return new DriftedOrder(id(), this.order.getString(OrderFields.NUMBER),
				(date instanceof Date known) ? Optional.of(known) : Optional.empty(), kind);
	}

}
