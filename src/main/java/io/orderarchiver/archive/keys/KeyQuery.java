package io.orderarchiver.archive.keys;

import java.util.Optional;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyRange.Access;
import io.orderarchiver.order.OrderFields;
import org.bson.RawBsonDocument;

/** Opens cursors over keys. */
final class KeyQuery {

	private final OrderReads orders;

	private final int batchSize;

	KeyQuery(OrderReads orders, int batchSize) {
		this.orders = orders;
		this.batchSize = batchSize;
	}

	/**
	 * Opens a cursor.
	 * @return nothing if the range is to be read by an index that is not there
	 */
	Optional<MongoCursor<RawBsonDocument>> open(KeyRange range) {
		FindIterable<RawBsonDocument> keys = this.orders.find(range.filter())
			.projection(Projections.include(OrderFields.ID, OrderFields.NUMBER, OrderFields.DATE))
			.batchSize(this.batchSize);
		if (range.access() == Access.UNSORTED) {
			return Optional.of(keys.cursor());
		}
		return this.orders.coveringIndex().map((index) -> byIndex(keys.hintString(index), range.access()).cursor());
	}

	private static FindIterable<RawBsonDocument> byIndex(FindIterable<RawBsonDocument> keys, Access access) {
		return switch (access) {
			case SORTED -> keys.sort(Sorts.ascending(OrderFields.DATE, OrderFields.ID));
			case WITHIN_ARRAYS -> keys.min(KeyRange.FIRST_ARRAY).max(KeyRange.BEHIND_ARRAYS);
			case HINTED, UNSORTED -> keys;
		};
	}

}
