package io.orderarchiver.watch.stream;

import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;

/** What a change stream tells a watch. */
public sealed interface StreamEvent {

	/**
	 * When it happened.
	 * @return the cluster's time
	 */
	BsonTimestamp time();

	/**
	 * An order was delivered.
	 *
	 * @param id the order's {@code _id}
	 * @param time when
	 */
	record Delivery(RawValue id, BsonTimestamp time) implements StreamEvent {
	}

	/**
	 * The collection or its database was dropped or renamed; an invalidation follows.
	 *
	 * @param what MongoDB's word for it
	 * @param time when
	 */
	record Removal(String what, BsonTimestamp time) implements StreamEvent {
	}

	/**
	 * The stream ends here: its collection is gone.
	 *
	 * @param token behind which another stream can start
	 * @param time when
	 */
	record Invalidation(BsonDocument token, BsonTimestamp time) implements StreamEvent {
	}

}
