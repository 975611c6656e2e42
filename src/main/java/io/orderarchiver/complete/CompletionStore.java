package io.orderarchiver.complete;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.UnconfirmedWriteException;
import io.orderarchiver.complete.CompletionTally.Fate;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes completions, confirmed by a majority. An archived order that somebody has
 * changed since it was read is left as it is.
 */
final class CompletionStore {

	private static final Logger logger = LoggerFactory.getLogger(CompletionStore.class);

	private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

	private final ArchiveCollections collections;

	private final Retries retries;

	CompletionStore(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	CompletionTally update(List<CompletionUpdate> updates) {
		if (updates.isEmpty()) {
			return CompletionTally.ZERO;
		}
		int matched = this.retries.call("complete a page of archived orders", () -> updateOnce(updates));
		Map<RawValue, RawBsonDocument> now = (matched < updates.size()) ? find(updates) : Map.of();
		CompletionTally tally = CompletionTally.ZERO;
		for (CompletionUpdate update : updates) {
			boolean done = matched == updates.size() || update.isDoneIn(now.get(update.id()));
			tally = tally.plus(done ? CompletionTally.of(update.completion()) : CompletionTally.of(Fate.CHANGED));
		}
		return tally;
	}

	private int updateOnce(List<CompletionUpdate> updates) {
		try {
			return this.collections.rawArchive()
				.bulkWrite(updates.stream().map(CompletionUpdate::toModel).toList(), UNORDERED)
				.getMatchedCount();
		}
		catch (MongoBulkWriteException ex) {
			return matchedIn(ex);
		}
	}

	private int matchedIn(MongoBulkWriteException ex) {
		if (ex.getWriteConcernError() != null) {
			throw new UnconfirmedWriteException("a majority did not confirm the write in time: "
					+ ex.getWriteConcernError().getCode() + " " + ex.getWriteConcernError().getCodeName());
		}
		for (BulkWriteError error : ex.getWriteErrors()) {
			if (ErrorCodes.isTransient(error.getCode())) {
				throw new UnconfirmedWriteException("interrupted by error " + error.getCode());
			}
			if (error.getCode() == ErrorCodes.UNAUTHORIZED) {
				throw ex;
			}
			logger.warn("MongoDB refuses to complete an order of {} (error {}); it stays as it is.",
					this.collections.names().archive(), error.getCode());
		}
		return ex.getWriteResult().getMatchedCount();
	}

	private Map<RawValue, RawBsonDocument> find(List<CompletionUpdate> updates) {
		Wanted wanted = Wanted.of(this.collections.names().archive(), OrderFields.ID, ArchivedOrder.COMPLETIONS);
		return this.retries.call("see which orders were completed", () -> {
			Map<RawValue, RawBsonDocument> found = new HashMap<>();
			new FindByValues(this.collections, null).forEach(wanted,
					updates.stream().map(CompletionUpdate::id).toList(),
					(document) -> found.put(Objects.requireNonNull(RawValue.in(document, OrderFields.ID)), document));
			return found;
		});
	}

}
