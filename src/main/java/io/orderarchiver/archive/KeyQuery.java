package io.orderarchiver.archive;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
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

	MongoCursor<RawBsonDocument> open(KeyRange range) {
		FindIterable<RawBsonDocument> keys = this.orders.find(range.filter())
			.projection(Projections.include(OrderFields.ID, OrderFields.NUMBER, OrderFields.DATE))
			.batchSize(this.batchSize);
		return switch (range.access()) {
			case SORTED ->
				keys.hint(ArchiveIndexes.COVERING).sort(Sorts.ascending(OrderFields.DATE, OrderFields.ID)).cursor();
			case HINTED -> keys.hint(ArchiveIndexes.COVERING).cursor();
			case WITHIN_ARRAYS ->
				keys.hint(ArchiveIndexes.COVERING).min(KeyRange.FIRST_ARRAY).max(KeyRange.BEHIND_ARRAYS).cursor();
			case UNSORTED -> keys.cursor();
		};
	}

}
