package io.orderarchiver.watch.stream;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.mongodb.client.model.changestream.OperationType;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;

/**
 * The events that matter, projected to keys: an order of megabytes costs the stream
 * nothing. A later update of a delivered order is none, unless it sets the status. What
 * ends a stream must come through: filtered away, it would leave a dead one behind.
 */
public final class DeliveryEvents {

	private static final String OPERATION_TYPE = "operationType";

	private static final String DOCUMENT_KEY = "documentKey";

	private static final String CLUSTER_TIME = "clusterTime";

	/** The stages of the stream. */
	public static final List<BsonDocument> PIPELINE = List.of(
			new BsonDocument("$match",
					new BsonDocument("$or",
							new BsonArray(List.of(operation("fullDocument." + OrderFields.STATUS, "insert", "replace"),
									operation("updateDescription.updatedFields." + OrderFields.STATUS, "update"),
									operations("drop", "rename", "dropDatabase", "invalidate"))))),
			new BsonDocument("$project",
					new BsonDocument(OPERATION_TYPE, new BsonInt32(1)).append(DOCUMENT_KEY, new BsonInt32(1))
						.append(CLUSTER_TIME, new BsonInt32(1))));

	private DeliveryEvents() {
	}

	private static BsonDocument operation(String statusField, String... types) {
		BsonDocument delivered = operations(types);
		delivered.putAll(Delivered.filter(statusField));
		return delivered;
	}

	private static BsonDocument operations(String... types) {
		return new BsonDocument(OPERATION_TYPE,
				new BsonDocument("$in", new BsonArray(Stream.of(types).map(BsonString::new).toList())));
	}

	/**
	 * Reads an event that is not decoded: an {@code _id} may have bytes that are no text.
	 */
	static StreamEvent of(RawBsonDocument event) {
		BsonTimestamp time = event.isTimestamp(CLUSTER_TIME) ? event.getTimestamp(CLUSTER_TIME) : new BsonTimestamp();
		OperationType type = OperationType.fromString(event.getString(OPERATION_TYPE).getValue());
		return switch (type) {
			case DROP, RENAME, DROP_DATABASE -> new StreamEvent.Removal(type.getValue(), time);
			case INVALIDATE -> new StreamEvent.Invalidation(event.getDocument(OrderFields.ID), time);
			default -> new StreamEvent.Delivery(id(event), time);
		};
	}

	private static RawValue id(RawBsonDocument event) {
		RawValue key = Objects.requireNonNull(RawValue.in(event, DOCUMENT_KEY), "event without key");
		return Objects.requireNonNull(key.field(OrderFields.ID), "key without _id");
	}

}
