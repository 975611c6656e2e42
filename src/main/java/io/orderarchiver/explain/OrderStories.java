package io.orderarchiver.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.known.KnownOrders;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.explain.OrderStory.ArchivedForm;
import io.orderarchiver.explain.OrderStory.CurrentOrder;
import io.orderarchiver.explain.OrderStory.Origin;
import io.orderarchiver.explain.OrderStory.Reference;
import io.orderarchiver.order.ArchivedDocument;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.CompletionSteps;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.Judgement;
import io.orderarchiver.verify.judge.Depth;
import io.orderarchiver.verify.judge.OrderJudge;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Collects everything there is of an order. */
public final class OrderStories {

	private final ArchiveCollections collections;

	private final Retries retries;

	private final KnownOrders known;

	private final OrderJudge judge;

	/**
	 * Creates the collection.
	 * @param collections where everything is
	 * @param retries repeats what fails for a transient reason
	 * @param enrichment makes what an order would be archived as
	 */
	public OrderStories(ArchiveCollections collections, Retries retries, Enrichment enrichment) {
		this.collections = collections;
		this.retries = retries;
		this.known = new KnownOrders(collections, retries, ArchiveSearches.always());
		this.judge = new OrderJudge(collections, retries, enrichment, Depth.VALUES);
	}

	/**
	 * Tells what has become of an order.
	 * @param id its {@code _id}
	 * @return what there is of it
	 */
	public OrderStory of(RawValue id) {
		Optional<RawBsonDocument> order = first(this.collections.names().orders(), OrderFields.ID, id);
		Optional<RawBsonDocument> own = first(this.collections.names().archive(), OrderFields.ID, id);
		Optional<NumberOwner> owner = order.map(OrderKey::of)
			.flatMap(OrderKey::usableNumber)
			.flatMap((number) -> Optional.ofNullable(this.known.owners(List.of(number)).get(number)));
		Optional<RawBsonDocument> foreign = order.map(OrderKey::of)
			.flatMap((key) -> owner.filter((row) -> row.isSameOrder(key) && !row.id().equals(id)))
			.flatMap((row) -> first(this.collections.names().archive(), OrderFields.ID, row.id()));
		return new OrderStory(id, order.map(this::current),
				own.map((row) -> form(row, origin(row))).or(() -> foreign.map((row) -> form(row, Origin.FOREIGN))),
				new KeptRejects(this.collections, this.retries).find(id), owner, order.flatMap(this::judge));
	}

	private static Origin origin(RawBsonDocument row) {
		return NumberOwner.of(row).hasIdOfItsOrder() ? Origin.OWN : Origin.FOREIGN;
	}

	private CurrentOrder current(RawBsonDocument order) {
		Map<Dimension, Reference> references = new EnumMap<>(Dimension.class);
		for (Dimension dimension : Dimension.values()) {
			references.put(dimension, resolve(dimension, RawValue.in(order, dimension.reference())));
		}
		return new CurrentOrder(OrderKey.of(order), RawValue.in(order, OrderFields.STATUS), references);
	}

	private Reference resolve(Dimension dimension, @Nullable RawValue reference) {
		if (reference == null || reference.isNull()) {
			return Reference.NONE;
		}
		return first(this.collections.names().of(dimension), OrderFields.ID, reference).isPresent() ? Reference.FOUND
				: Reference.NOBODY;
	}

	private static ArchivedForm form(RawBsonDocument row, Origin origin) {
		Set<String> missing = ArchivedDocument.of(row).missingFields().orElse(Set.of());
		return new ArchivedForm(origin,
				Optional.ofNullable(RawValue.in(row, ArchivedOrder.ARCHIVED_AT))
					.filter(RawValue::isDateTime)
					.map((at) -> Instant.ofEpochMilli(at.dateTime())),
				Optional.ofNullable(RawValue.in(row, ArchivedOrder.ARCHIVED_BY))
					.filter(RawValue::isString)
					.map(OrderIds::shown),
				missing, CompletionSteps.of(row));
	}

	private Optional<Judgement> judge(RawBsonDocument order) {
		if (!Delivered.is(RawValue.in(order, OrderFields.STATUS))) {
			return Optional.empty();
		}
		return this.judge.judge(this.judge.findArchived(List.of(OrderKey.of(order)))).stream().findFirst();
	}

	private Optional<RawBsonDocument> first(String collection, String field, RawValue value) {
		List<RawBsonDocument> found = new ArrayList<>(this.retries.call("read what there is of an order", () -> {
			List<RawBsonDocument> documents = new ArrayList<>(1);
			new FindByValues(this.collections, null).forEach(Wanted.of(collection, field), List.of(value),
					documents::add);
			return documents;
		}));
		return found.stream().findFirst();
	}

}
