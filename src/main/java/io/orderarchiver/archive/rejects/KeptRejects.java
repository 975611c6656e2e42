package io.orderarchiver.archive.rejects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.DeleteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.ValueFilters;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The store of rejects as an operator sees it. Reading creates nothing: without the
 * collection there are no rejects.
 */
public final class KeptRejects {

	private static final int PAGE = 1000;

	private static final DeleteOptions SIMPLE_DELETE = new DeleteOptions().collation(Collations.SIMPLE);

	private final ArchiveCollections collections;

	private final Retries retries;

	/**
	 * Creates a view of the store.
	 * @param collections where rejects and orders are
	 * @param retries repeats what fails for a transient reason
	 */
	public KeptRejects(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	/**
	 * Counts rejects.
	 * @param selection which
	 * @return how many there are of each reason, in the order of their names
	 */
	public Map<String, Long> countByReason(RejectSelection selection) {
		return this.retries.call("count rejects", () -> new ReasonCounts(this.collections).of(selection));
	}

	/**
	 * Lists rejects by reason, those that were met last first, without their orders.
	 * @param selection which
	 * @param limit how many at most, 1 or more
	 * @return the rejects
	 */
	public List<KeptReject> list(RejectSelection selection, int limit) {
		// Orders may have megabytes: they have to go before anything is sorted.
		return this.retries.call("list rejects", () -> this.collections.rawRejects()
			.aggregate(List.of(Aggregates.match(selection.filter()),
					Aggregates.project(Projections.exclude(RejectDocuments.ORIGINAL)),
					Aggregates.sort(Sorts.orderBy(Sorts.ascending(StoredReject.REASON),
							Sorts.descending(RejectDocuments.LAST_REJECTED_AT), Sorts.ascending(OrderFields.ID))),
					Aggregates.limit(limit)))
			.collation(Collations.SIMPLE)
			.allowDiskUse(true)
			.map(KeptReject::of)
			.into(new ArrayList<>()));
	}

	/**
	 * Which orders are rejected.
	 * @param selection which
	 * @return their {@code _id}s
	 */
	public List<RawValue> ids(RejectSelection selection) {
		return this.retries.call("read the ids of rejects", () -> {
			List<RawValue> ids = new ArrayList<>();
			selection.ids()
				.ifPresentOrElse(
						(some) -> find(
								new Wanted(this.collections.names().rejects(), OrderFields.ID, selection.condition(),
										List.of(OrderFields.ID)),
								some, (document) -> ids.add(OrderKey.of(document).id())),
						() -> this.collections.rawRejects()
							.find(selection.filter())
							.projection(Projections.include(OrderFields.ID))
							.collation(Collations.SIMPLE)
							.forEach((document) -> ids.add(OrderKey.of(document).id())));
			return ids;
		});
	}

	/**
	 * A reject with its order.
	 * @param id the order's {@code _id}
	 * @return the reject, if it is (still) there
	 */
	public Optional<KeptReject> find(RawValue id) {
		return Optional
			.ofNullable(this.retries.call("read a reject",
					() -> first(Wanted.of(this.collections.names().rejects(), OrderFields.ID), id)))
			.map(KeptReject::of);
	}

	/**
	 * What has become of an order.
	 * @param id its {@code _id}
	 * @return its state in the collection of orders
	 */
	public OrderState orderState(RawValue id) {
		RawBsonDocument order = this.retries.call("look for an order",
				() -> first(Wanted.of(this.collections.names().orders(), OrderFields.ID, OrderFields.STATUS), id));
		if (order == null) {
			return OrderState.DELETED;
		}
		return Delivered.is(RawValue.in(order, OrderFields.STATUS)) ? OrderState.DELIVERED : OrderState.NOT_DELIVERED;
	}

	/**
	 * Counts the orders of which the store has the last copy.
	 * @param ids {@code _id}s of rejected orders
	 * @return how many of them are deleted
	 */
	public long countDeletedOrders(List<RawValue> ids) {
		long deleted = 0;
		for (List<RawValue> batch : pages(ids)) {
			Set<RawValue> page = new HashSet<>(batch);
			page.removeAll(present(page));
			deleted += page.size();
		}
		return deleted;
	}

	private Set<RawValue> present(Set<RawValue> ids) {
		return this.retries.call("look for orders", () -> {
			Set<RawValue> present = new HashSet<>();
			find(Wanted.of(this.collections.names().orders(), OrderFields.ID, OrderFields.ID), ids,
					(document) -> present.add(OrderKey.of(document).id()));
			return present;
		});
	}

	private @Nullable RawBsonDocument first(Wanted wanted, RawValue id) {
		List<RawBsonDocument> found = new ArrayList<>(1);
		find(wanted, List.of(id), found::add);
		return found.isEmpty() ? null : found.get(0);
	}

	private void find(Wanted wanted, Collection<RawValue> ids, Consumer<RawBsonDocument> found) {
		new FindByValues(this.collections, null).forEach(wanted, ids, found);
	}

	/**
	 * Drops rejects with the orders that they keep.
	 * @param ids the orders' {@code _id}s
	 * @return how many were there
	 */
	public long drop(List<RawValue> ids) {
		long dropped = 0;
		for (List<RawValue> page : pages(ids)) {
			dropped += this.retries.call("drop rejects",
					() -> this.collections.rejects()
						.deleteMany(ValueFilters.in(OrderFields.ID, page), SIMPLE_DELETE)
						.getDeletedCount());
		}
		return dropped;
	}

	private static List<List<RawValue>> pages(List<RawValue> ids) {
		List<List<RawValue>> pages = new ArrayList<>();
		for (int from = 0; from < ids.size(); from += PAGE) {
			pages.addAll(ValueFilters.batches(ids.subList(from, Math.min(ids.size(), from + PAGE))));
		}
		return pages;
	}

}
