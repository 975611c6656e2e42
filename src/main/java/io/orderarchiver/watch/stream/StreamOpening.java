package io.orderarchiver.watch.stream;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Opens streams over the orders. */
interface StreamOpening extends AutoCloseable {

	/**
	 * Opens a stream.
	 * @param token behind which it starts; null for now
	 * @throws com.mongodb.MongoException if it cannot be opened
	 */
	OrderStream open(@Nullable BsonDocument token);

	/**
	 * Streams opened from now on wait until a majority has all that the server has now.
	 */
	default void settle() {
	}

	/** Nothing is opened any more. */
	@Override
	default void close() {
	}

}
