package io.orderarchiver.archive.rejects;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.DeleteOptions;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.ValueFilters;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/** Keeps rejects in {@code Historique_rejets}, one document an order. */
public final class KeepingRejectStore implements RejectStore {

	private final ArchiveCollections collections;

	private final Retries retries;

	private final Clock clock;

	/** A store that stays empty costs no page a deletion. */
	private volatile boolean hasRejects;

	private KeepingRejectStore(ArchiveCollections collections, Retries retries, Clock clock, boolean hasRejects) {
		this.collections = collections;
		this.retries = retries;
		this.clock = clock;
		this.hasRejects = hasRejects;
	}

	/**
	 * Opens the store.
	 * @param collections where orders and rejects are
	 * @param retries repeats what fails for a transient reason
	 * @param clock tells when an order was rejected
	 * @return the store
	 */
	public static KeepingRejectStore open(ArchiveCollections collections, Retries retries, Clock clock) {
		boolean hasRejects = retries.call("look for rejects",
				() -> collections.rejects().find().collation(Collations.SIMPLE).limit(1).first() != null);
		return new KeepingRejectStore(collections, retries, clock, hasRejects);
	}

	@Override
	public Kept keep(List<Reject> rejects, PageReference page) {
		if (rejects.isEmpty()) {
			return Kept.NOTHING;
		}
		Map<RawValue, StoredReject> stored = this.retries.call("look for rejects",
				() -> StoredReject.find(this.collections, rejects));
		this.retries.call("keep rejects", () -> {
			write(rejects, stored, page);
			return true;
		});
		this.hasRejects = true;
		return StoredReject.kept(rejects, stored, page);
	}

	private void write(List<Reject> rejects, Map<RawValue, StoredReject> stored, PageReference page) {
		RejectWrites writes = new RejectWrites(this.collections.rawRejects(),
				new RejectDocuments(page, this.clock.instant()));
		List<Reject> known = new ArrayList<>();
		Map<RawValue, Reject> fresh = new LinkedHashMap<>();
		for (Reject reject : rejects) {
			if (StoredReject.isKnown(stored, reject, page)) {
				known.add(reject);
			}
			else {
				fresh.put(reject.key().id(), reject);
			}
		}
		writes.seenAgain(known, stored);
		writeWithOriginals(fresh, stored, writes);
	}

	private void writeWithOriginals(Map<RawValue, Reject> rejects, Map<RawValue, StoredReject> stored,
			RejectWrites writes) {
		Map<RawValue, Reject> withoutOriginal = new LinkedHashMap<>(rejects);
		new FindByValues(this.collections, null).forEach(Wanted.of(this.collections.names().orders(), OrderFields.ID),
				rejects.keySet(), (original) -> {
					Reject reject = withoutOriginal.remove(OrderKey.of(original).id());
					if (reject != null) {
						writes.add(copy(reject, Optional.of(original), stored));
					}
				});
		withoutOriginal.values().forEach((reject) -> writes.add(copy(reject, Optional.empty(), stored)));
		writes.flush();
	}

	private static RejectCopy copy(Reject reject, Optional<RawBsonDocument> original,
			Map<RawValue, StoredReject> stored) {
		return RejectCopy.of(reject, original, Optional.ofNullable(stored.get(reject.key().id())));
	}

	@Override
	public void forget(Collection<RawValue> ids) {
		if (this.hasRejects) {
			ValueFilters.batches(ids)
				.forEach((batch) -> this.retries.call("forget rejects",
						() -> this.collections.rejects()
							.deleteMany(ValueFilters.in(OrderFields.ID, batch),
									new DeleteOptions().collation(Collations.SIMPLE))));
		}
	}

}
