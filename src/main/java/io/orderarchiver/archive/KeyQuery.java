package io.orderarchiver.archive;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;

/** Opens cursors over keys. */
final class KeyQuery {

	private final OrderReads orders;

	private final int batchSize;

	KeyQuery(OrderReads orders, int batchSize) {
		this.orders = orders;
		this.batchSize = batchSize;
	}

	MongoCursor<BsonDocument> open(KeyRange range) {
		FindIterable<BsonDocument> keys = this.orders.find(range.filter())
			.projection(Projections.include(OrderFields.ID, OrderFields.NUMBER, OrderFields.DATE))
			.batchSize(this.batchSize);
		return switch (range.access()) {
			case SORTED ->
				keys.hint(ArchiveIndexes.COVERING).sort(Sorts.ascending(OrderFields.DATE, OrderFields.ID)).cursor();
			case HINTED -> keys.hint(ArchiveIndexes.COVERING).cursor();
			case UNSORTED -> keys.cursor();
		};
	}

}
