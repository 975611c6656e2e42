package io.orderarchiver.explain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.TypedId;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * Finds the orders that a person means by a text: by {@code _id}, by the number of an
 * archived order or a reject, which indexes and small collections answer, and only then
 * by the number of any order, for which each has to be looked at.
 */
public final class OrderSearch {

	private final ArchiveCollections collections;

	private final Retries retries;

	/**
	 * Creates the search.
	 * @param collections where orders, archive and rejects are
	 * @param retries repeats what fails for a transient reason
	 */
	public OrderSearch(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	/**
	 * Finds orders.
	 * @param text an {@code _id} or a number
	 * @param slow is told before each order has to be looked at
	 * @return the {@code _id}s of orders; of an archived order that does not tell its
	 * order, its own
	 */
	public List<RawValue> find(String text, Runnable slow) {
		Set<RawValue> found = new LinkedHashSet<>();
		RawValue number = RawValue.of(new BsonString(text));
		byId(TypedId.candidates(text), found);
		String archive = this.collections.names().archive();
		find(Wanted.of(archive, OrderFields.NUMBER, OrderFields.NUMBER, ArchivedOrder.ORDER_ID), List.of(number),
				(document) -> found.add(orderOf(NumberOwner.of(document))));
		find(Wanted.of(this.collections.names().rejects(), OrderFields.NUMBER, OrderFields.ID), List.of(number),
				(document) -> found.add(id(document)));
		if (found.isEmpty()) {
			slow.run();
			find(Wanted.of(this.collections.names().orders(), OrderFields.NUMBER, OrderFields.ID), List.of(number),
					(document) -> found.add(id(document)));
		}
		return List.copyOf(found);
	}

	private void byId(Set<RawValue> candidates, Set<RawValue> found) {
		for (String collection : List.of(this.collections.names().orders(), this.collections.names().rejects())) {
			find(Wanted.of(collection, OrderFields.ID, OrderFields.ID), candidates,
					(document) -> found.add(id(document)));
		}
		find(Wanted.of(this.collections.names().archive(), OrderFields.ID, OrderFields.NUMBER, ArchivedOrder.ORDER_ID),
				candidates, (document) -> found.add(orderOf(NumberOwner.of(document))));
	}

	private static RawValue orderOf(NumberOwner row) {
		return row.hasIdOfItsOrder() ? row.id() : row.namedOrder().orElse(row.id());
	}

	private static RawValue id(RawBsonDocument document) {
		return Objects.requireNonNull(RawValue.in(document, OrderFields.ID));
	}

	private void find(Wanted wanted, Collection<RawValue> values, Consumer<RawBsonDocument> found) {
		this.retries.call("look for an order", () -> {
			new FindByValues(this.collections, null).forEach(wanted, values, found);
			return wanted;
		});
	}

}
