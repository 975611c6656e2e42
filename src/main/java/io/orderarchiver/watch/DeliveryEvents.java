package io.orderarchiver.watch;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonTimestamp;

/**
 * The events that matter, projected to keys: an order of megabytes costs the stream
 * nothing. A later update of a delivered order is none, unless it sets the status. What
 * ends a stream must come through: filtered away, it would leave a dead one behind.
 */
final class DeliveryEvents {

	static final List<BsonDocument> PIPELINE = List.of(
			new BsonDocument("$match",
					new BsonDocument("$or",
							new BsonArray(List.of(operation("fullDocument." + OrderFields.STATUS, "insert", "replace"),
									operation("updateDescription.updatedFields." + OrderFields.STATUS, "update"),
									operations("drop", "rename", "dropDatabase", "invalidate"))))),
			new BsonDocument("$project",
					new BsonDocument("operationType", new BsonInt32(1)).append("documentKey", new BsonInt32(1))
						.append("clusterTime", new BsonInt32(1))));

	private DeliveryEvents() {
	}

	private static BsonDocument operation(String statusField, String... types) {
		return operations(types).append(statusField, new BsonString(OrderFields.DELIVERED));
	}

	private static BsonDocument operations(String... types) {
		return new BsonDocument("operationType",
				new BsonDocument("$in", new BsonArray(Stream.of(types).map(BsonString::new).toList())));
	}

	static StreamEvent of(ChangeStreamDocument<BsonDocument> event) {
		BsonTimestamp time = Objects.requireNonNullElseGet(event.getClusterTime(), BsonTimestamp::new);
		OperationType type = Objects.requireNonNullElse(event.getOperationType(), OperationType.OTHER);
		return switch (type) {
			case DROP, RENAME, DROP_DATABASE -> new StreamEvent.Removal(type.getValue(), time);
			case INVALIDATE -> new StreamEvent.Invalidation(event.getResumeToken(), time);
			default -> new StreamEvent.Delivery(
					Objects.requireNonNull(
							Objects.requireNonNull(event.getDocumentKey(), "event without key").get(OrderFields.ID)),
					time);
		};
	}

}
