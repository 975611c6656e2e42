package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The store of rejects as an operator sees it. Reading creates nothing: without the
 * collection there are no rejects.
 */
public final class KeptRejects {

	private static final int PAGE = 1000;

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
		return this.retries.call("count rejects", () -> {
			Map<String, Long> counts = new LinkedHashMap<>();
			this.collections.rejects()
				.aggregate(List.of(Aggregates.match(selection.filter()),
						Aggregates.group("$" + StoredReject.REASON, Accumulators.sum("n", 1)),
						Aggregates.sort(Sorts.ascending(OrderFields.ID))), BsonDocument.class)
				.forEach((group) -> counts.merge(reason(group), group.getNumber("n").longValue(), Long::sum));
			return counts;
		});
	}

	/** As {@link KeptReject#reason()} has it. */
	private static String reason(BsonDocument group) {
		BsonValue reason = group.get(OrderFields.ID, BsonNull.VALUE);
		return KeptReject.of(new BsonDocument(OrderFields.ID, reason).append(StoredReject.REASON, reason)).reason();
	}

	/**
	 * Lists rejects by reason, those that were met last first, without their orders.
	 * @param selection which
	 * @param limit how many at most, 1 or more
	 * @return the rejects
	 */
	public List<KeptReject> list(RejectSelection selection, int limit) {
		// Orders may have megabytes: they have to go before anything is sorted.
		return this.retries.call("list rejects", () -> this.collections.rejects()
			.aggregate(List.of(Aggregates.match(selection.filter()),
					Aggregates.project(Projections.exclude(RejectDocuments.ORIGINAL)),
					Aggregates.sort(Sorts.orderBy(Sorts.ascending(StoredReject.REASON),
							Sorts.descending(RejectDocuments.LAST_REJECTED_AT), Sorts.ascending(OrderFields.ID))),
					Aggregates.limit(limit)), BsonDocument.class)
			.allowDiskUse(true)
			.map(KeptReject::of)
			.into(new ArrayList<>()));
	}

	/**
	 * Which orders are rejected.
	 * @param selection which
	 * @return their {@code _id}s
	 */
	public List<BsonValue> ids(RejectSelection selection) {
		return this.retries.call("read the ids of rejects",
				() -> this.collections.rejects()
					.find(selection.filter())
					.projection(Projections.include(OrderFields.ID))
					.map((document) -> document.get(OrderFields.ID))
					.into(new ArrayList<BsonValue>()));
	}

	/**
	 * A reject with its order.
	 * @param id the order's {@code _id}
	 * @return the reject, if it is (still) there
	 */
	public Optional<KeptReject> find(BsonValue id) {
		return Optional
			.ofNullable(this.retries.call("read a reject",
					() -> this.collections.rejects().find(Filters.eq(OrderFields.ID, id)).first()))
			.map(KeptReject::of);
	}

	/**
	 * What has become of an order.
	 * @param id its {@code _id}
	 * @return its state in the collection of orders
	 */
	public OrderState orderState(BsonValue id) {
		BsonDocument order = this.retries.call("look for an order",
				() -> this.collections.orders()
					.find(Filters.eq(OrderFields.ID, id))
					.projection(Projections.include(OrderFields.STATUS))
					.first());
		if (order == null) {
			return OrderState.DELETED;
		}
		return new BsonString(OrderFields.DELIVERED).equals(order.get(OrderFields.STATUS)) ? OrderState.DELIVERED
				: OrderState.NOT_DELIVERED;
	}

	/**
	 * Counts the orders of which the store has the last copy.
	 * @param ids {@code _id}s of rejected orders
	 * @return how many of them are deleted
	 */
	public long countDeletedOrders(List<BsonValue> ids) {
		long deleted = 0;
		for (int from = 0; from < ids.size(); from += PAGE) {
			Set<BsonValue> page = new HashSet<>(ids.subList(from, Math.min(ids.size(), from + PAGE)));
			page.removeAll(present(page));
			deleted += page.size();
		}
		return deleted;
	}

	private Set<BsonValue> present(Set<BsonValue> ids) {
		return this.retries.call("look for orders",
				() -> this.collections.orders()
					.find(Filters.in(OrderFields.ID, ids))
					.projection(Projections.include(OrderFields.ID))
					.map((document) -> document.get(OrderFields.ID))
					.into(new HashSet<>()));
	}

	/**
	 * Drops rejects with the orders that they keep.
	 * @param ids the orders' {@code _id}s
	 * @return how many were there
	 */
	public long drop(List<BsonValue> ids) {
		long dropped = 0;
		for (int from = 0; from < ids.size(); from += PAGE) {
			List<BsonValue> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
			dropped += this.retries.call("drop rejects",
					() -> this.collections.rejects().deleteMany(Filters.in(OrderFields.ID, page)).getDeletedCount());
		}
		return dropped;
	}

}
