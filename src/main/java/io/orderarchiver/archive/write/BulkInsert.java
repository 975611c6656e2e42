package io.orderarchiver.archive.write;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.UnconfirmedWriteException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.ArchivedOrder;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.RawBsonDocument;

/**
 * One unordered insert, repeated until a majority has confirmed it. A write-concern error
 * is never success, not even beside refused documents.
 */
final class BulkInsert {

	private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

	private final ArchiveCollections collections;

	private final Retries retries;

	BulkInsert(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	/**
	 * Inserts.
	 * @param orders what to insert
	 * @return what was refused; everything else is in the archive, confirmed by a
	 * majority
	 */
	List<Refusal> insert(List<ArchivedOrder> orders) {
		return insert(orders, 0);
	}

	private List<Refusal> insert(List<ArchivedOrder> orders, int earlierAttempts) {
		if (orders.isEmpty()) {
			return List.of();
		}
		try {
			return this.retries.callCounting("insert a page into the archive",
					(attempt) -> insertOnce(orders, earlierAttempts + attempt));
		}
		catch (BsonMaximumSizeExceededException ex) {
			return bisect(orders, earlierAttempts + 1, Refusal.tooLarge(orders.get(0)));
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isUnreadable(ex.getErrorCode())) {
				throw ex;
			}
			return bisect(orders, earlierAttempts + 1, Refusal.unreadable(orders.get(0), ex.getErrorCode()));
		}
	}

	/**
	 * The driver, or the server, refuses a call for one document that is too large or too
	 * deep, though it may have taken those before it.
	 */
	private List<Refusal> bisect(List<ArchivedOrder> orders, int earlierAttempts, Refusal ofOne) {
		if (orders.size() == 1) {
			return List.of(ofOne);
		}
		int middle = orders.size() / 2;
		List<Refusal> refusals = new ArrayList<>(insert(orders.subList(0, middle), earlierAttempts));
		refusals.addAll(insert(orders.subList(middle, orders.size()), earlierAttempts));
		return refusals;
	}

	private List<Refusal> insertOnce(List<ArchivedOrder> orders, int attempt) {
		List<RawBsonDocument> documents = orders.stream().map(ArchivedOrder::document).toList();
		try {
			this.collections.rawArchive().insertMany(documents, UNORDERED);
			return List.of();
		}
		catch (MongoBulkWriteException ex) {
			return refusals(ex, orders, attempt);
		}
	}

	private static List<Refusal> refusals(MongoBulkWriteException ex, List<ArchivedOrder> orders, int attempt) {
		if (ex.getWriteConcernError() != null) {
			throw new UnconfirmedWriteException("a majority did not confirm the write in time: "
					+ ex.getWriteConcernError().getCode() + " " + ex.getWriteConcernError().getCodeName());
		}
		List<Refusal> refusals = new ArrayList<>(ex.getWriteErrors().size());
		for (BulkWriteError error : ex.getWriteErrors()) {
			if (ErrorCodes.isTransient(error.getCode())) {
				throw new UnconfirmedWriteException("interrupted by error " + error.getCode());
			}
			refusals.add(Refusal.of(orders.get(error.getIndex()), error, attempt));
		}
		return refusals;
	}

}
