package io.orderarchiver.watch.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import io.orderarchiver.mongo.Collations;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** An open change stream over the orders. */
final class OrderStream implements AutoCloseable {

	/** How long a server may hold back its answer when there is nothing to tell. */
	private static final long LONGEST_WAIT_MILLIS = 1000;

	private final MongoChangeStreamCursor<RawBsonDocument> cursor;

	private final ClientSession session;

	private final int batchSize;

	private OrderStream(MongoChangeStreamCursor<RawBsonDocument> cursor, ClientSession session, int batchSize) {
		this.cursor = cursor;
		this.session = session;
		this.batchSize = batchSize;
	}

	/**
	 * Opens a stream.
	 * @param token behind which it starts, an invalidation's included; null for now
	 * @throws com.mongodb.MongoException if it cannot be opened
	 */
	static OrderStream open(MongoCollection<BsonDocument> orders, ClientSession session, @Nullable BsonDocument token,
			int batchSize) {
		ChangeStreamIterable<BsonDocument> stream = orders.watch(session, DeliveryEvents.PIPELINE, BsonDocument.class)
			.batchSize(batchSize)
			.collation(Collations.SIMPLE)
			.maxAwaitTime(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
		return new OrderStream(undecoded((token != null) ? stream.startAfter(token) : stream), session, batchSize);
	}

	/** What the driver promises is a cursor; what it returns knows the token too. */
	private static MongoChangeStreamCursor<RawBsonDocument> undecoded(ChangeStreamIterable<BsonDocument> stream) {
		return (MongoChangeStreamCursor<RawBsonDocument>) stream.withDocumentClass(RawBsonDocument.class).cursor();
	}

	/**
	 * Takes what is there, up to the batch size. Waits a second at most for a first
	 * event, and not at all to fill a batch.
	 * @throws com.mongodb.MongoException if the stream is lost
	 * @throws StreamEndedException if the server has closed it without a word
	 */
	StreamBatch poll() {
		List<StreamEvent> events = new ArrayList<>();
		RawBsonDocument next = this.cursor.tryNext();
		while (next != null) {
			events.add(DeliveryEvents.of(next));
			boolean more = events.size() < this.batchSize && this.cursor.available() > 0;
			next = more ? this.cursor.tryNext() : null;
		}
		if (events.isEmpty() && this.cursor.getServerCursor() == null) {
			throw new StreamEndedException();
		}
		return new StreamBatch(events, this.cursor.getResumeToken(), clusterTime());
	}

	private BsonTimestamp clusterTime() {
		BsonTimestamp time = this.session.getOperationTime();
		return (time != null) ? time : new BsonTimestamp((int) Instant.now().getEpochSecond(), 0);
	}

	/** Where the stream is before its first event; null if the server has not said. */
	@Nullable BsonDocument token() {
		return this.cursor.getResumeToken();
	}

	/** That there is no event before a position. */
	StreamBatch position(BsonDocument token) {
		return new StreamBatch(List.of(), token, clusterTime());
	}

	@Override
	public void close() {
		this.cursor.close();
	}

}
