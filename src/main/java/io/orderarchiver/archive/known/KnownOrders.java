package io.orderarchiver.archive.known;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.archive.Rejects;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which orders the archive holds: by {@code _id} what this tool archived, then by
 * number what another tool did.
 */
public final class KnownOrders {

	private static final Logger logger = LoggerFactory.getLogger(KnownOrders.class);

	private final ArchiveCollections collections;

	private final Retries retries;

	private final ArchiveSearches searches;

	private final AtomicBoolean warnedOfUnnamed = new AtomicBoolean();

	/**
	 * Creates the search.
	 * @param collections where the archive is
	 * @param retries repeats reads that fail for a transient reason
	 * @param searches which searches are worth their cost
	 */
	public KnownOrders(ArchiveCollections collections, Retries retries, ArchiveSearches searches) {
		this.collections = collections;
		this.retries = retries;
		this.searches = searches;
	}

	/**
	 * Tells the orders of a page apart.
	 * @param keys the page; a key that is there twice counts once
	 * @return what is new, what is known, and what cannot be archived
	 */
	public Screening screen(List<OrderKey> keys) {
		Map<RawValue, OrderKey> distinct = new LinkedHashMap<>();
		keys.forEach((key) -> distinct.putIfAbsent(key.id(), key));
		if (this.searches.byId().isDue()) {
			Set<RawValue> archived = archivedIds(distinct.keySet());
			this.searches.byId().found(archived.size());
			distinct.keySet().removeAll(archived);
		}
		return screenByNumber(distinct.values(),
				duplicates(keys.stream().map(OrderKey::id).toList(), distinct.keySet()));
	}

	/** For orders whose number is not known yet. */
	public Screening screenIds(List<RawValue> ids) {
		Set<RawValue> distinct = new LinkedHashSet<>(ids);
		distinct.removeAll(archivedIds(distinct));
		List<OrderKey> unknown = distinct.stream().map(OrderKey::of).toList();
		return new Screening(unknown, duplicates(ids, distinct), List.of());
	}

	/** What is archived, and what came twice. */
	private static List<RawValue> duplicates(List<RawValue> ids, Set<RawValue> distinctUnknown) {
		if (ids.size() == distinctUnknown.size()) {
			return List.of();
		}
		List<RawValue> duplicates = new ArrayList<>(ids.size() - distinctUnknown.size());
		Set<RawValue> unseen = new HashSet<>(distinctUnknown);
		for (RawValue id : ids) {
			if (!unseen.remove(id)) {
				duplicates.add(id);
			}
		}
		return duplicates;
	}

	private Screening screenByNumber(Collection<OrderKey> keys, List<RawValue> knownById) {
		Map<RawValue, NumberOwner> owners = this.searches.byNumber().isDue() ? search(keys) : Map.of();
		List<OrderKey> unknown = new ArrayList<>(keys.size());
		List<Reject> rejects = new ArrayList<>(0);
		List<RawValue> duplicates = new ArrayList<>(knownById);
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

	private Map<RawValue, NumberOwner> search(Collection<OrderKey> keys) {
		List<RawValue> numbers = keys.stream().flatMap((key) -> key.usableNumber().stream()).distinct().toList();
		Map<RawValue, NumberOwner> owners = owners(numbers);
		if (!numbers.isEmpty()) {
			this.searches.byNumber().found(owners.size());
		}
		return owners;
	}

	private Set<RawValue> archivedIds(Collection<RawValue> ids) {
		return this.retries.call("look for a page in the archive", () -> {
			Set<RawValue> found = new HashSet<>();
			find(OrderFields.ID, ids, OrderFields.ID, (document) -> found.add(id(document)));
			return found;
		});
	}

	/**
	 * Who holds these numbers in the archive.
	 * @return the owners by number; a free number has none
	 */
	public Map<RawValue, NumberOwner> owners(Collection<RawValue> numbers) {
		if (numbers.isEmpty()) {
			return Map.of();
		}
		return this.retries.call("look for order numbers in the archive", () -> {
			Map<RawValue, NumberOwner> owners = new HashMap<>();
			find(OrderFields.NUMBER, numbers, ArchivedOrder.ORDER_ID, (document) -> {
				NumberOwner owner = NumberOwner.of(document);
				owner.numbers().forEach((number) -> owners.putIfAbsent(number, owner));
			});
			return owners;
		});
	}

	/**
	 * What the archive holds under these {@code _id}s: when each was archived.
	 * @return the archived orders by {@code _id}, projected to {@code date_archivage}
	 */
	public Map<RawValue, RawBsonDocument> archived(Collection<RawValue> ids) {
		return this.retries.call("look for orders in the archive", () -> {
			Map<RawValue, RawBsonDocument> found = new HashMap<>();
			find(OrderFields.ID, ids, ArchivedOrder.ARCHIVED_AT, (document) -> found.put(id(document), document));
			return found;
		});
	}

	/** Finds archived orders by a field, with that field and another one. */
	private void find(String field, Collection<RawValue> values, String other, Consumer<RawBsonDocument> found) {
		new FindByValues(this.collections, null)
			.forEach(Wanted.of(this.collections.names().archive(), field, field, other), values, found);
	}

	private static RawValue id(RawBsonDocument document) {
		return Objects.requireNonNull(RawValue.in(document, OrderFields.ID));
	}

	/**
	 * Warns once if an archived order does not say of which order it was made.
	 * @param owner the archived order
	 * @param key the order that has its number
	 */
	public void warnIfUnnamed(NumberOwner owner, OrderKey key) {
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
	public record Screening(List<OrderKey> unknown, List<RawValue> duplicates, List<Reject> rejects) {
	}

}
