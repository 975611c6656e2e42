package io.orderarchiver.archive;

import java.util.OptionalLong;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.CountOptions;
import io.orderarchiver.archive.KeyRange.Access;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.mongo.ErrorCodes;
import org.bson.RawBsonDocument;

/** Counts delivered orders without reading them. */
public final class DeliveredOrderCounts {

	/** As MongoDB has it. */
	private static final int NO_LIMIT = 0;

	private static final int BATCH_SIZE = 1000;

	private final ArchiveCollections collections;

	private final KeyQuery query;

	/**
	 * Creates the counts.
	 * @param collections where the orders are
	 */
	public DeliveredOrderCounts(ArchiveCollections collections) {
		this.collections = collections;
		this.query = new KeyQuery(OrderReads.latest(collections), BATCH_SIZE);
	}

	/**
	 * How many delivered orders lie in a window, archived or not.
	 * @param window the dates selected
	 * @return their number at about this moment
	 */
	public long inWindow(Window window) {
		return KeyRange.plan(window, null).stream().mapToLong(this::count).sum();
	}

	/**
	 * How many delivered orders have no usable date, and so lie outside every window.
	 * @return their number at about this moment
	 */
	public long undated() {
		return KeyRange.undated().stream().mapToLong(this::count).sum();
	}

	/**
	 * The same as far as it is known at once: from the index alone, and not to the end.
	 * @param limit where counting stops, for each of the kinds of unusable dates
	 * @return their number; nothing without the index
	 */
	public OptionalLong undatedUpTo(int limit) {
		try {
			return OptionalLong.of(KeyRange.undated().stream().mapToLong((range) -> countByIndex(range, limit)).sum());
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			return OptionalLong.empty();
		}
	}

	private long count(KeyRange range) {
		try {
			return countByIndex(range, NO_LIMIT);
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			return this.collections.orders()
				.countDocuments(range.filter(), new CountOptions().collation(Collations.SIMPLE));
		}
	}

	private long countByIndex(KeyRange range, int limit) {
		if (range.access() == Access.WITHIN_ARRAYS) {
			return countWithinArrays(range, limit);
		}
		CountOptions options = new CountOptions().hint(ArchiveIndexes.COVERING)
			.limit(limit)
			.collation(Collations.SIMPLE);
		return this.collections.orders().countDocuments(range.filter(), options);
	}

	/** Only a query has bounds in an index; there are few such orders. */
	private long countWithinArrays(KeyRange range, int limit) {
		long count = 0;
		try (MongoCursor<RawBsonDocument> keys = this.query.open(range)) {
			while (keys.hasNext() && (limit == NO_LIMIT || count < limit)) {
				keys.next();
				count++;
			}
		}
		return count;
	}

}
