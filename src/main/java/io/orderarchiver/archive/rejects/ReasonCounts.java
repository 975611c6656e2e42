package io.orderarchiver.archive.rejects;

import java.util.LinkedHashMap;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.mongo.PlainTemplate;
import io.orderarchiver.order.OrderFields;
import org.bson.Document;
import org.bson.RawBsonDocument;

import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.AggregationOperation;
import org.springframework.data.mongodb.core.query.Collation;

/**
 * How many rejects there are of each reason.
 *
 * @param collections where the rejects are
 */
record ReasonCounts(ArchiveCollections collections) {

	private static final String COUNT = "n";

	/** In the order of the reasons' names. */
	Map<String, Long> of(RejectSelection selection) {
		// Spring Data does not look into it: ids stay what they are.
		AggregationOperation match = (context) -> new Document("$match", selection.filter());
		Aggregation byReason = Aggregation
			.newAggregation(match, Aggregation.group(StoredReject.REASON).count().as(COUNT),
					Aggregation.sort(Direction.ASC, OrderFields.ID))
			.withOptions(Aggregation.newAggregationOptions().collation(Collation.simple()).build());
		Map<String, Long> counts = new LinkedHashMap<>();
		PlainTemplate.over(this.collections.database())
			.aggregate(byReason, this.collections.names().rejects(), Document.class)
			.forEach((group) -> counts.merge(reason(group), group.get(COUNT, Number.class).longValue(), Long::sum));
		return counts;
	}

	/** As {@link KeptReject#reason()} has it. */
	private String reason(Document group) {
		MongoDatabase database = this.collections.database();
		return new RejectFields(new RawBsonDocument(group, database.getCodecRegistry().get(Document.class)))
			.text(OrderFields.ID);
	}

}
