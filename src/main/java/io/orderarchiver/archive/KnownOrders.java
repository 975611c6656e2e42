package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which orders the archive holds: by {@code _id} what this tool archived, then by
 * number what another tool did.
 */
final class KnownOrders {

	private static final Logger logger = LoggerFactory.getLogger(KnownOrders.class);

	private final ArchiveCollections collections;

	private final Retries retries;

	private final ArchiveSearches searches;

	private final AtomicBoolean warnedOfUnnamed = new AtomicBoolean();

	KnownOrders(ArchiveCollections collections, Retries retries, ArchiveSearches searches) {
		this.collections = collections;
		this.retries = retries;
		this.searches = searches;
	}

	Screening screen(List<OrderKey> keys) {
		Map<BsonValue, OrderKey> distinct = new LinkedHashMap<>();
		keys.forEach((key) -> distinct.putIfAbsent(key.id(), key));
		if (this.searches.byId().isDue()) {
			Set<BsonValue> archived = archivedIds(distinct.keySet());
			this.searches.byId().found(archived.size());
			distinct.keySet().removeAll(archived);
		}
		return screenByNumber(distinct.values(),
				duplicates(keys.stream().map(OrderKey::id).toList(), distinct.keySet()));
	}

	/** For orders whose number is not known yet. */
	Screening screenIds(List<BsonValue> ids) {
		Set<BsonValue> distinct = new LinkedHashSet<>(ids);
		distinct.removeAll(archivedIds(distinct));
		List<OrderKey> unknown = distinct.stream().map((id) -> new OrderKey(id, null, null)).toList();
		return new Screening(unknown, duplicates(ids, distinct), List.of());
	}

	/** What is archived, and what came twice. */
	private static List<BsonValue> duplicates(List<BsonValue> ids, Set<BsonValue> distinctUnknown) {
		if (ids.size() == distinctUnknown.size()) {
			return List.of();
		}
		List<BsonValue> duplicates = new ArrayList<>(ids.size() - distinctUnknown.size());
		Set<BsonValue> unseen = new HashSet<>(distinctUnknown);
		for (BsonValue id : ids) {
			if (!unseen.remove(id)) {
				duplicates.add(id);
			}
		}
		return duplicates;
	}

	private Screening screenByNumber(Collection<OrderKey> keys, List<BsonValue> knownById) {
		Map<String, NumberOwner> owners = this.searches.byNumber().isDue() ? search(keys) : Map.of();
		List<OrderKey> unknown = new ArrayList<>(keys.size());
		List<Reject> rejects = new ArrayList<>(0);
		List<BsonValue> duplicates = new ArrayList<>(knownById);
		for (OrderKey key : keys) {
			NumberOwner owner = key.usableNumber().map(owners::get).orElse(null);
			if (key.usableNumber().isEmpty()) {
				rejects.add(Rejects.invalidNumber(key, RejectStage.KNOWN));
			}
			else if (owner == null) {
				unknown.add(key);
			}
			else if (owner.isSameOrder(key)) {
				duplicates.add(key.id());
				warnIfUnnamed(owner, key);
			}
			else {
				rejects.add(Rejects.conflict(key, owner, RejectStage.KNOWN));
			}
		}
		return new Screening(unknown, duplicates, rejects);
	}

	private Map<String, NumberOwner> search(Collection<OrderKey> keys) {
		List<String> numbers = keys.stream().flatMap((key) -> key.usableNumber().stream()).distinct().toList();
		Map<String, NumberOwner> owners = owners(numbers);
		if (!numbers.isEmpty()) {
			this.searches.byNumber().found(owners.size());
		}
		return owners;
	}

	private Set<BsonValue> archivedIds(Collection<BsonValue> ids) {
		return this.retries.call("look for a page in the archive", () -> {
			Set<BsonValue> found = new HashSet<>();
			this.collections.archive()
				.find(Filters.in(OrderFields.ID, ids))
				.projection(Projections.include(OrderFields.ID))
				.batchSize(ids.size() + 1)
				.forEach((document) -> found.add(document.get(OrderFields.ID)));
			return found;
		});
	}

	/**
	 * Who holds these numbers in the archive.
	 * @return the owners by number; a free number has none
	 */
	Map<String, NumberOwner> owners(Collection<String> numbers) {
		if (numbers.isEmpty()) {
			return Map.of();
		}
		return this.retries.call("look for order numbers in the archive", () -> {
			Map<String, NumberOwner> owners = new HashMap<>();
			this.collections.archive()
				.find(Filters.in(OrderFields.NUMBER, numbers))
				.projection(Projections.include(OrderFields.NUMBER, ArchivedOrder.ORDER_ID))
				.batchSize(numbers.size() + 1)
				.forEach((document) -> owners.put(document.getString(OrderFields.NUMBER).getValue(),
						NumberOwner.of(document)));
			return owners;
		});
	}

	/**
	 * What the archive holds under these {@code _id}s: when each was archived.
	 * @return the archived orders by {@code _id}, projected to {@code date_archivage} and
	 * {@code id_commande}
	 */
	Map<BsonValue, BsonDocument> archived(Collection<BsonValue> ids) {
		return this.retries.call("look for orders in the archive", () -> {
			Map<BsonValue, BsonDocument> found = new HashMap<>();
			this.collections.archive()
				.find(Filters.in(OrderFields.ID, ids))
				.projection(Projections.include(ArchivedOrder.ARCHIVED_AT, ArchivedOrder.ORDER_ID))
				.forEach((document) -> found.put(document.get(OrderFields.ID), document));
			return found;
		});
	}

	void warnIfUnnamed(NumberOwner owner, OrderKey key) {
		if (owner.isUnnamed() && !this.warnedOfUnnamed.getAndSet(true)) {
			logger.warn(
					"{} holds the number of order {} without an {}: it is taken for the same order."
							+ " There may be more of them.",
					this.collections.names().archive(), key, ArchivedOrder.ORDER_ID);
		}
	}

	/**
	 * Keys sorted by what the archive knows of them.
	 *
	 * @param unknown to be looked up, in the order they came
	 * @param duplicates the {@code _id}s of those archived before, or twice in the page
	 * @param rejects without a usable number, or with one that is another order's
	 */
	record Screening(List<OrderKey> unknown, List<BsonValue> duplicates, List<Reject> rejects) {
	}

}
