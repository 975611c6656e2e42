package io.orderarchiver.archive;

import java.util.OptionalLong;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.CountOptions;
import io.orderarchiver.mongo.ErrorCodes;
import org.bson.conversions.Bson;

/** Counts delivered orders without reading them. */
public final class DeliveredOrderCounts {

	private final ArchiveCollections collections;

	/**
	 * Creates the counts.
	 * @param collections where the orders are
	 */
	public DeliveredOrderCounts(ArchiveCollections collections) {
		this.collections = collections;
	}

	/**
	 * How many delivered orders lie in a window, archived or not.
	 * @param window the dates selected
	 * @return their number at about this moment
	 */
	public long inWindow(Window window) {
		return KeyRange.plan(window, null).stream().mapToLong((range) -> count(range.filter())).sum();
	}

	/**
	 * How many delivered orders have no usable date, and so lie outside every window.
	 * @return their number at about this moment
	 */
	public long undated() {
		return KeyRange.undated().stream().mapToLong((range) -> count(range.filter())).sum();
	}

	/**
	 * The same as far as it is known at once: from the index alone, and not to the end.
	 * @param limit where counting stops, for each of the kinds of unusable dates
	 * @return their number; nothing without the index
	 */
	public OptionalLong undatedUpTo(int limit) {
		CountOptions options = new CountOptions().hint(ArchiveIndexes.COVERING).limit(limit);
		try {
			return OptionalLong.of(KeyRange.undated()
				.stream()
				.mapToLong((range) -> this.collections.orders().countDocuments(range.filter(), options))
				.sum());
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			return OptionalLong.empty();
		}
	}

	private long count(Bson filter) {
		try {
			return this.collections.orders().countDocuments(filter, new CountOptions().hint(ArchiveIndexes.COVERING));
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			return this.collections.orders().countDocuments(filter);
		}
	}

}
