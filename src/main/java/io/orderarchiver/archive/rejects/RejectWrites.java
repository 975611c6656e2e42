package io.orderarchiver.archive.rejects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.retry.UnconfirmedWriteException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.RawValue;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rejects into their store. What it cannot take, by its depth, its size or its
 * names, is kept with less of its order.
 */
final class RejectWrites {

	private static final Logger logger = LoggerFactory.getLogger(RejectWrites.class);

	/** Original orders may have megabytes; so many bytes of them are held at once. */
	private static final int BATCH_BYTES = 16 * 1024 * 1024;

	private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

	private final MongoCollection<RawBsonDocument> store;

	private final RejectDocuments documents;

	private final List<RejectCopy> pending = new ArrayList<>();

	private long pendingBytes;

	RejectWrites(MongoCollection<RawBsonDocument> store, RejectDocuments documents) {
		this.store = store;
		this.documents = documents;
	}

	void seenAgain(List<Reject> rejects, Map<RawValue, StoredReject> stored) {
		if (rejects.isEmpty()) {
			return;
		}
		try {
			this.store.bulkWrite(rejects.stream()
				.map((reject) -> this.documents.seenAgain(reject,
						Optional.ofNullable(stored.get(reject.key().id())).flatMap(StoredReject::notKept)))
				.toList(), UNORDERED);
		}
		catch (MongoBulkWriteException ex) {
			for (BulkWriteError error : refusedByValue(ex)) {
				logger.warn("The reject of order {} is kept as it was: {}.", rejects.get(error.getIndex()).key(),
						refusal(error.getCode()));
			}
		}
	}

	void add(RejectCopy copy) {
		this.pending.add(copy);
		this.pendingBytes += copy.bytes();
		if (this.pendingBytes > BATCH_BYTES) {
			flush();
		}
	}

	void flush() {
		write(List.copyOf(this.pending));
		this.pending.clear();
		this.pendingBytes = 0;
	}

	private void write(List<RejectCopy> copies) {
		if (copies.isEmpty()) {
			return;
		}
		List<WriteModel<RawBsonDocument>> writes = copies.stream().map(this.documents::rejected).toList();
		try {
			this.store.bulkWrite(writes, UNORDERED);
		}
		catch (MongoBulkWriteException ex) {
			write(lessOf(copies, ex));
		}
		catch (BsonMaximumSizeExceededException ex) {
			divide(copies, "it is too large");
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.mayBeOfValue(ex.getErrorCode())) {
				throw ex;
			}
			divide(copies, refusal(ex.getErrorCode()));
		}
	}

	private static List<RejectCopy> lessOf(List<RejectCopy> copies, MongoBulkWriteException ex) {
		List<RejectCopy> less = new ArrayList<>();
		for (BulkWriteError error : refusedByValue(ex)) {
			addLess(copies.get(error.getIndex()), refusal(error.getCode()), less);
		}
		return less;
	}

	private static List<BulkWriteError> refusedByValue(MongoBulkWriteException ex) {
		if (ex.getWriteConcernError() != null) {
			throw new UnconfirmedWriteException("a majority did not confirm the write of rejects in time");
		}
		if (!ex.getWriteErrors().stream().allMatch((error) -> ErrorCodes.mayBeOfValue(error.getCode()))) {
			throw ex;
		}
		return ex.getWriteErrors();
	}

	/** The whole call was refused, and does not say for which of them. */
	private void divide(List<RejectCopy> copies, String why) {
		if (copies.size() > 1) {
			int middle = copies.size() / 2;
			write(copies.subList(0, middle));
			write(copies.subList(middle, copies.size()));
			return;
		}
		List<RejectCopy> less = new ArrayList<>();
		addLess(copies.get(0), why, less);
		write(less);
	}

	private static void addLess(RejectCopy copy, String why, List<RejectCopy> less) {
		copy.less(why)
			.ifPresentOrElse(less::add,
					() -> logger.warn(
							"The reject of order {} cannot be kept, not even by its _id and reason alone ({}):"
									+ " {}. The order stays where it is, and the next run meets it again.",
							copy.reject().key(), why, copy.reject().reason()));
	}

	private static String refusal(int code) {
		return "MongoDB refuses a copy of it with error " + code;
	}

}
