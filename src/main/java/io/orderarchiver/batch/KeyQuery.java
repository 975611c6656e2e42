package io.orderarchiver.batch;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.ArchiveIndexes;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;

/** Opens cursors over keys. */
final class KeyQuery {

	private final ArchiveCollections collections;

	private final int batchSize;

	KeyQuery(ArchiveCollections collections, int batchSize) {
		this.collections = collections;
		this.batchSize = batchSize;
	}

	MongoCursor<BsonDocument> open(KeyRange range) {
		FindIterable<BsonDocument> keys = this.collections.orders()
			.find(range.filter())
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
