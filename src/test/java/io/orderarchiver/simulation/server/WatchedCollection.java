package io.orderarchiver.simulation.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose changes are looked at.
 *
 * @param collection the collection
 * @param pipeline what is seen of its changes
 */
record WatchedCollection(MongoCollection<Document> collection, List<Bson> pipeline) {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	WatchedCollection(MongoCollection<Document> collection, Bson... pipeline) {
		this(collection, List.of(pipeline));
	}

	MongoChangeStreamCursor<Document> open() {
		return open(watch());
	}

	MongoChangeStreamCursor<Document> resumeAfter(@Nullable BsonDocument token) {
		return open(watch().resumeAfter(Objects.requireNonNull(token)));
	}

	MongoChangeStreamCursor<Document> startAfter(@Nullable BsonDocument token) {
		return open(watch().startAfter(Objects.requireNonNull(token)));
	}

	ChangeStreamIterable<Document> watch() {
		return this.collection.watch(this.pipeline).maxAwaitTime(100, TimeUnit.MILLISECONDS);
	}

	/** A cursor of events as they are, not as the driver knows them. */
	static MongoChangeStreamCursor<Document> open(ChangeStreamIterable<Document> watch) {
		return (MongoChangeStreamCursor<Document>) watch.withDocumentClass(Document.class).cursor();
	}

	/** The position of a cursor that has seen nothing yet. */
	static BsonDocument token(MongoChangeStreamCursor<Document> cursor) {
		if (cursor.tryNext() != null) {
			throw new AssertionError("an event already");
		}
		return Objects.requireNonNull(cursor.getResumeToken());
	}

	/** The next events, which are waited for. */
	static List<Document> take(MongoChangeStreamCursor<Document> cursor, int count) {
		List<Document> events = new ArrayList<>();
		Instant deadline = Instant.now().plus(PATIENCE);
		while (events.size() < count) {
			Document event = cursor.tryNext();
			if (event != null) {
				events.add(event);
			}
			else if (Instant.now().isAfter(deadline)) {
				throw new AssertionError("no more than " + events);
			}
		}
		return events;
	}

	/** Inserts a document whose event then comes after all that is to be seen. */
	List<Document> takeAll(MongoChangeStreamCursor<Document> cursor) {
		this.collection.insertOne(new Document("_id", "last"));
		List<Document> events = new ArrayList<>();
		Document event = take(cursor, 1).get(0);
		while (!new Document("_id", "last").equals(event.get("documentKey"))) {
			events.add(event);
			event = take(cursor, 1).get(0);
		}
		return events;
	}

}
