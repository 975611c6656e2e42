package io.orderarchiver.archive;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Keeps rejects in {@code Historique_rejets}, one document an order. */
public final class KeepingRejectStore implements RejectStore {

	/** Original orders may have megabytes; so many bytes of them are held at once. */
	private static final int BATCH_BYTES = 16 * 1024 * 1024;

	private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

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
				() -> collections.rejects().find().limit(1).first() != null);
		return new KeepingRejectStore(collections, retries, clock, hasRejects);
	}

	@Override
	public Tally keep(List<Reject> rejects, PageReference page) {
		if (rejects.isEmpty()) {
			return Tally.ZERO;
		}
		Map<BsonValue, StoredReject> stored = this.retries.call("look for rejects",
				() -> StoredReject.find(this.collections.rejects(), rejects));
		this.retries.call("keep rejects", () -> {
			write(rejects, stored, page);
			return true;
		});
		this.hasRejects = true;
		return StoredReject.count(rejects, stored, page);
	}

	private void write(List<Reject> rejects, Map<BsonValue, StoredReject> stored, PageReference page) {
		RejectDocuments documents = new RejectDocuments(page, this.clock.instant());
		List<WriteModel<BsonDocument>> writes = new ArrayList<>();
		Map<BsonValue, Reject> fresh = new HashMap<>();
		for (Reject reject : rejects) {
			if (StoredReject.isKnown(stored, reject, page)) {
				writes.add(documents.seenAgain(reject));
			}
			else {
				fresh.put(reject.key().id(), reject);
			}
		}
		flush(writes);
		writeWithOriginals(fresh, stored, documents);
	}

	private void writeWithOriginals(Map<BsonValue, Reject> rejects, Map<BsonValue, StoredReject> stored,
			RejectDocuments documents) {
		if (rejects.isEmpty()) {
			return;
		}
		List<WriteModel<BsonDocument>> writes = new ArrayList<>();
		Map<BsonValue, Reject> withoutOriginal = new HashMap<>(rejects);
		int bytes = 0;
		for (RawBsonDocument original : this.collections.rawOrders()
			.find(Filters.in(OrderFields.ID, rejects.keySet()))) {
			Reject reject = withoutOriginal.remove(original.get(OrderFields.ID));
			if (reject != null) {
				writes.add(documents.rejected(reject, original, stored.get(reject.key().id())));
				bytes += original.getByteBuffer().remaining();
			}
			if (bytes > BATCH_BYTES) {
				flush(writes);
				bytes = 0;
			}
		}
		withoutOriginal.values()
			.forEach((reject) -> writes.add(documents.rejected(reject, null, stored.get(reject.key().id()))));
		flush(writes);
	}

	private void flush(List<WriteModel<BsonDocument>> writes) {
		if (!writes.isEmpty()) {
			this.collections.rejects().bulkWrite(writes, UNORDERED);
			writes.clear();
		}
	}

	@Override
	public void forget(Collection<BsonValue> ids) {
		if (this.hasRejects && !ids.isEmpty()) {
			this.retries.call("forget rejects",
					() -> this.collections.rejects().deleteMany(Filters.in(OrderFields.ID, ids)));
		}
	}

}
