package io.orderarchiver.archive.keys;

import java.util.OptionalLong;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.CountOptions;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.Delivered;
import org.bson.conversions.Bson;

/** Counts delivered orders without reading them. */
public final class DeliveredOrderCounts {

	/** As MongoDB has it. */
	private static final int NO_LIMIT = 0;

	private final ArchiveCollections collections;

	private final OrderReads orders;

	private final DateArrays dateArrays;

	/**
	 * Creates the counts.
	 * @param collections where the orders are
	 */
	public DeliveredOrderCounts(ArchiveCollections collections) {
		this.collections = collections;
		this.orders = OrderReads.latest(collections);
		this.dateArrays = new DateArrays(this.orders);
	}

	/**
	 * How many delivered orders lie in a window, archived or not.
	 * @param window the dates selected
	 * @return their number at about this moment
	 */
	public long inWindow(Window window) {
		return count(window.isFiltered() ? KeyRange.dated(window).filter() : Delivered.filter(), NO_LIMIT);
	}

	/**
	 * How many delivered orders have no usable date, and so lie outside every window.
	 * @return their number at about this moment
	 */
	public long undated() {
		return undated(NO_LIMIT);
	}

	/**
	 * The same as far as it is known at once: from the index alone, and not to the end.
	 * @param limit where counting stops, for each of the kinds of unusable dates
	 * @return their number; nothing without the index
	 */
	public OptionalLong undatedUpTo(int limit) {
		return this.orders.coveringIndex().isPresent() ? OptionalLong.of(undated(limit)) : OptionalLong.empty();
	}

	private long undated(int limit) {
		return this.dateArrays.mayExist() ? count(KeyRange.anyUndated(), limit)
				: KeyRange.undatedWithoutArrays().stream().mapToLong((range) -> count(range.filter(), limit)).sum();
	}

	private long count(Bson filter, int limit) {
		CountOptions options = new CountOptions().limit(limit).collation(Collations.SIMPLE);
		this.orders.coveringIndex().ifPresent(options::hintString);
		try {
			return this.collections.orders().countDocuments(filter, options);
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			return this.collections.orders()
				.countDocuments(filter, new CountOptions().limit(limit).collation(Collations.SIMPLE));
		}
	}

}
