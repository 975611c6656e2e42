package io.orderarchiver.simulation.server;

import java.util.List;
import java.util.Objects;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * The change streams that clients have open, on a collection or a database.
 *
 * @param log what they read
 * @param cursors where they are registered among all cursors
 */
record ChangeStreams(OperationLog log, CursorRegistry cursors) {

	/** What MongoDB's first batch holds when the client does not say. */
	private static final int DEFAULT_BATCH_SIZE = 101;

	/**
	 * Opens one. As with MongoDB, whether the log reaches back to where it starts is only
	 * seen when events are asked for: with a batch size of zero, by the first
	 * {@code getMore}.
	 * @param pipeline begins with {@code $changeStream}
	 */
	Document open(Document aggregate, List<Document> pipeline, MongoDatabase database, DatabaseResolver databases) {
		Document stage = (Document) Objects.requireNonNull(pipeline.get(0).get("$changeStream"));
		ChangeStreamOptions options = ChangeStreamOptions.of(stage, this.log);
		EventPipeline events = EventPipeline.of(pipeline.subList(1, pipeline.size()), databases, database);
		String collection = (aggregate.get("aggregate") instanceof String name) ? name : null;
		ChangeStream stream = new ChangeStream(this.cursors.generateCursorId(), this.log,
				new Namespace(database.getDatabaseName(), collection), options.start(),
				(change) -> options.updateLookup() ? current(change, databases) : new Document(), events);
		Document cursor = (Document) aggregate.getOrDefault("cursor", new Document());
		Document answer = stream.answer("firstBatch", batchSize(cursor, DEFAULT_BATCH_SIZE));
		if (!stream.isEmpty()) {
			this.cursors.add(stream);
		}
		return answer;
	}

	private static Document current(Change change, DatabaseResolver databases) {
		MongoDatabase database = databases.resolve(change.namespace().database());
		Document current = null;
		if (database.resolveCollection(change.namespace().collection(), false) instanceof CorrectedCollection owner) {
			current = owner.current(change.documentId());
		}
		return new Document("fullDocument", current);
	}

	/** The stream that a {@code getMore} reads, if it reads one. */
	@Nullable ChangeStream of(Document getMore) {
		try {
			long id = ((Number) Objects.requireNonNull(getMore.get("getMore"))).longValue();
			return (this.cursors.getCursor(id) instanceof ChangeStream stream) ? stream : null;
		}
		catch (CursorNotFoundException ex) {
			return null;
		}
	}

	/** Goes on with one. */
	Document next(ChangeStream stream, Document getMore) {
		boolean open = false;
		try {
			Document answer = stream.answer("nextBatch", batchSize(getMore, Integer.MAX_VALUE));
			open = !stream.isEmpty();
			return answer;
		}
		finally {
			if (!open) {
				this.cursors.remove(stream);
			}
		}
	}

	private static int batchSize(Document options, int otherwise) {
		return (options.get("batchSize") instanceof Number number) ? number.intValue() : otherwise;
	}

}
