package io.orderarchiver.complete;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.lookup.OrderLookup;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.complete.CompletionTally.Fate;
import io.orderarchiver.order.ArchivedDocument;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.CompletionSteps;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.step.RunReference;
import org.bson.BsonBoolean;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Finds out what incomplete archived orders get. It only reads. */
final class CompletionPreparation {

	private static final RawValue TRUE = RawValue.of(BsonBoolean.TRUE);

	private final ArchiveCollections collections;

	private final Retries retries;

	private final OrderLookup lookup;

	private final Enrichment enrichment;

	private final CompleteOptions options;

	private final RunReference run;

	private final InstantSource clock;

	CompletionPreparation(ArchiveCollections collections, Retries retries, Enrichment enrichment,
			CompleteOptions options, RunReference run, InstantSource clock) {
		this.collections = collections;
		this.retries = retries;
		this.lookup = new OrderLookup(OrderReads.latest(collections), collections.names(), retries);
		this.enrichment = enrichment;
		this.options = options;
		this.run = run;
		this.clock = clock;
	}

	CompletionPage prepare(List<RawValue> ids) {
		Map<RawValue, RawBsonDocument> archived = find(ids);
		Map<RawValue, JoinedOrder> joined = lookUp(
				ids.stream().filter((id) -> archived.containsKey(id) && isIncomplete(archived.get(id))).toList());
		List<CompletionUpdate> updates = new ArrayList<>();
		CompletionTally others = CompletionTally.ZERO;
		for (RawValue id : ids) {
			Optional<CompletionUpdate> update = Optional.ofNullable(archived.get(id))
				.flatMap((document) -> Optional.ofNullable(joined.get(id)).flatMap((order) -> update(document, order)));
			if (update.isPresent()) {
				updates.add(update.get());
			}
			else {
				others = others.plus(CompletionTally.of(fate(archived.get(id), joined.get(id))));
			}
		}
		return new CompletionPage(updates, others);
	}

	private Map<RawValue, RawBsonDocument> find(List<RawValue> ids) {
		return this.retries.call("read incomplete archived orders", () -> {
			Map<RawValue, RawBsonDocument> found = new HashMap<>();
			new FindByValues(this.collections, null).forEach(
					Wanted.of(this.collections.names().archive(), OrderFields.ID), ids,
					(document) -> found.put(Objects.requireNonNull(RawValue.in(document, OrderFields.ID)), document));
			return found;
		});
	}

	private Map<RawValue, JoinedOrder> lookUp(List<RawValue> ids) {
		Map<RawValue, JoinedOrder> joined = new HashMap<>();
		this.lookup.lookUp(ids.stream().map(OrderKey::of).toList())
			.orders()
			.forEach((order) -> joined.put(order.key().id(), order));
		return joined;
	}

	private Optional<CompletionUpdate> update(RawBsonDocument document, JoinedOrder order) {
		ArchivedDocument archived = ArchivedDocument.of(document);
		if (Completion.isErased(archived) || wasCompletedByThisRun(document)) {
			return Optional.empty();
		}
		ArchivedDocument expected = ArchivedDocument.of(this.enrichment.enrich(order).document());
		return Completion.of(archived, expected, this.options.fields())
			.map((completion) -> new CompletionUpdate(document, completion, this.clock.millis()));
	}

	private Fate fate(@Nullable RawBsonDocument document, @Nullable JoinedOrder order) {
		if (document == null) {
			return Fate.GONE;
		}
		if (wasCompletedByThisRun(document)) {
			return isIncomplete(document) ? Fate.PARTLY : Fate.COMPLETED;
		}
		if (!isIncomplete(document)) {
			return Fate.CHANGED;
		}
		if (order == null) {
			return Fate.GONE;
		}
		return Completion.isErased(ArchivedDocument.of(document)) ? Fate.ERASED : Fate.UNCHANGED;
	}

	private static boolean isIncomplete(RawBsonDocument document) {
		RawValue incomplete = RawValue.in(document, ArchivedOrder.INCOMPLETE);
		return incomplete != null && incomplete.hasTypeAndBytesOf(TRUE);
	}

	/** A page whose checkpoint was not saved is read again. */
	private boolean wasCompletedByThisRun(RawBsonDocument document) {
		return CompletionSteps.last(document)
			.filter((step) -> step.atMillis() >= this.run.began().toEpochMilli())
			.isPresent();
	}

}
