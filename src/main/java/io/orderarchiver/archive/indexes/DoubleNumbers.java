package io.orderarchiver.archive.indexes;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;

/**
 * Order numbers that an archive holds more than once, which its unique index cannot be
 * built over.
 *
 * @param archive the archived orders
 */
record DoubleNumbers(MongoCollection<BsonDocument> archive) {

	private static final int FIRST = 10;

	/** However many there are; the server may use its disk. */
	List<String> among() {
		return ask(List.of(), DiskUse.ALLOWED);
	}

	/** Among so many archived orders, which are to fit into the server's memory. */
	List<String> among(int limit) {
		return ask(List.of(Aggregates.project(Projections.include(OrderFields.NUMBER)), Aggregates.limit(limit)),
				DiskUse.NONE);
	}

	private List<String> ask(List<Bson> selection, DiskUse diskUse) {
		List<Bson> pipeline = new ArrayList<>(selection);
		pipeline.addAll(List.of(Aggregates.group("$" + OrderFields.NUMBER, Accumulators.sum("n", 1)),
				Aggregates.match(Filters.gt("n", 1)), Aggregates.sort(Sorts.ascending(OrderFields.ID)),
				Aggregates.limit(FIRST)));
		return this.archive.aggregate(pipeline, BsonDocument.class)
			.collation(Collations.SIMPLE)
			.allowDiskUse(diskUse == DiskUse.ALLOWED)
			.map(DoubleNumbers::text)
			.into(new ArrayList<>());
	}

	private static String text(BsonDocument group) {
		return OrderIds.text(group.get(OrderFields.ID, BsonNull.VALUE)) + " (" + group.getNumber("n").longValue()
				+ " times)";
	}

	/** Whether the server may write what does not fit into its memory. */
	private enum DiskUse {

		ALLOWED, NONE

	}

}
