package io.orderarchiver.verify.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.known.KnownOrders;
import io.orderarchiver.archive.lookup.OrderLookup;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.ArchivedDocument;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Judges delivered orders by the archive. */
public final class OrderJudge {

	private final ArchiveCollections collections;

	private final Retries retries;

	private final KnownOrders known;

	private final OrderLookup lookup;

	private final Enrichment enrichment;

	private final Depth depth;

	/**
	 * Creates the judge.
	 * @param collections where orders, dimensions, archive and rejects are
	 * @param retries repeats reads that fail for a transient reason
	 * @param enrichment makes what an order would be archived as
	 * @param depth how closely archived orders are looked at
	 */
	public OrderJudge(ArchiveCollections collections, Retries retries, Enrichment enrichment, Depth depth) {
		this.collections = collections;
		this.retries = retries;
		this.known = new KnownOrders(collections, retries, ArchiveSearches.always());
		this.lookup = new OrderLookup(OrderReads.latest(collections), collections.names(), retries);
		this.enrichment = enrichment;
		this.depth = depth;
	}

	/**
	 * Reads what the archive holds. It is read before the orders are: what is archived
	 * between the two reads seems to be missing, and not the other way round.
	 * @param keys a page of delivered orders
	 * @return the page with its archived orders
	 */
	public ArchivedPage findArchived(List<OrderKey> keys) {
		String archive = this.collections.names().archive();
		Wanted wanted = switch (this.depth) {
			case EXISTENCE -> Wanted.of(archive, OrderFields.ID, OrderFields.ID);
			case VALUES -> Wanted.of(archive, OrderFields.ID);
		};
		return new ArchivedPage(keys, find(wanted, keys.stream().map(OrderKey::id).toList()));
	}

	/**
	 * Judges a page.
	 * @param page delivered orders, with what the archive holds of them
	 * @return a judgement for each that is still delivered
	 */
	public List<Judgement> judge(ArchivedPage page) {
		return switch (this.depth) {
			case EXISTENCE -> judgeExistence(page);
			case VALUES -> judgeValues(page);
		};
	}

	private List<Judgement> judgeExistence(ArchivedPage page) {
		Unarchived unarchived = look(page.unarchived());
		return page.keys()
			.stream()
			.map((key) -> page.archived().containsKey(key.id()) ? Judgement.equal(key) : unarchived.judge(key))
			.toList();
	}

	private List<Judgement> judgeValues(ArchivedPage page) {
		OrderLookup.Joined found = this.lookup.lookUp(page.keys());
		Map<RawValue, JoinedOrder> joined = new HashMap<>();
		found.orders().forEach((order) -> joined.put(order.key().id(), order));
		Set<RawValue> tooStrange = new HashSet<>();
		found.rejects().forEach((reject) -> tooStrange.add(reject.key().id()));
		List<OrderKey> current = page.keys()
			.stream()
			.filter((key) -> joined.containsKey(key.id()) || tooStrange.contains(key.id()))
			.map((key) -> joined.containsKey(key.id()) ? joined.get(key.id()).key() : key)
			.toList();
		Unarchived unarchived = look(current.stream().filter((key) -> !page.archived().containsKey(key.id())).toList());
		List<Judgement> judgements = new ArrayList<>(current.size());
		for (OrderKey key : current) {
			RawBsonDocument archived = page.archived().get(key.id());
			judgements.add((archived != null) ? compare(key, archived, joined.get(key.id())) : unarchived.judge(key));
		}
		return judgements;
	}

	private Judgement compare(OrderKey key, RawBsonDocument archived, @Nullable JoinedOrder joined) {
		if (joined == null) {
			// MongoDB cannot look it up any more: nobody can say that it is equal.
			return Judgement.of(key, FindingKind.DIFFERENT);
		}
		return FieldComparison.compare(key, ArchivedDocument.of(archived),
				ArchivedDocument.of(this.enrichment.enrich(joined).document()));
	}

	private Unarchived look(List<OrderKey> keys) {
		if (keys.isEmpty()) {
			return new Unarchived(Map.of(), Set.of());
		}
		List<RawValue> numbers = keys.stream().flatMap((key) -> key.usableNumber().stream()).distinct().toList();
		Map<RawValue, NumberOwner> owners = this.known.owners(numbers);
		Wanted rejects = Wanted.of(this.collections.names().rejects(), OrderFields.ID, OrderFields.ID);
		return new Unarchived(owners, find(rejects, keys.stream().map(OrderKey::id).toList()).keySet());
	}

	private Map<RawValue, RawBsonDocument> find(Wanted wanted, Collection<RawValue> ids) {
		return this.retries.call("read documents by _id", () -> {
			Map<RawValue, RawBsonDocument> found = new HashMap<>();
			new FindByValues(this.collections, null).forEach(wanted, ids,
					(document) -> found.put(Objects.requireNonNull(RawValue.in(document, OrderFields.ID)), document));
			return found;
		});
	}

	/**
	 * What is known of orders that are not in the archive under their {@code _id}.
	 *
	 * @param owners archived orders by their numbers
	 * @param rejected those that the store of rejects holds
	 */
	private record Unarchived(Map<RawValue, NumberOwner> owners, Set<RawValue> rejected) {

		Judgement judge(OrderKey key) {
			return Judgement.of(key, kind(key));
		}

		private FindingKind kind(OrderKey key) {
			NumberOwner owner = key.usableNumber().map(this.owners::get).orElse(null);
			if (owner != null && owner.id().equals(key.id())) {
				// Archived since it was looked for: the next look sees it.
				return FindingKind.MISSING;
			}
			if (owner != null && owner.isSameOrder(key)) {
				return FindingKind.FOREIGN;
			}
			if (this.rejected.contains(key.id())) {
				return FindingKind.REJECTED;
			}
			return (owner != null) ? FindingKind.MISPLACED : FindingKind.MISSING;
		}

	}

}
