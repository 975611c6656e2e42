package io.orderarchiver.simulation.server;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a client that come after {@code $changeStream}.
 *
 * @param aggregation the stages
 */
record EventPipeline(Aggregation aggregation) {

	private static final Set<String> ALLOWED = Set.of("$match", "$project", "$addFields", "$set", "$unset",
			"$replaceRoot", "$replaceWith", "$redact");

	static EventPipeline of(List<Document> stages, DatabaseResolver databases, MongoDatabase database) {
		stages.stream().flatMap((stage) -> stage.keySet().stream()).forEach((name) -> {
			if (!ALLOWED.contains(name)) {
				throw new MongoServerError(20, "IllegalOperation",
						name + " is not permitted in a $changeStream pipeline");
			}
		});
		List<Document> understood = stages.stream().map((stage) -> (Document) TypeNames.understood(stage)).toList();
		return new EventPipeline(Aggregation.fromPipeline(understood, databases, database, null, NoopOplog.get()));
	}

	/**
	 * Runs the stages on one event.
	 * @return what is left of it; {@code null} if it is filtered out
	 * @throws MongoServerError with code 280 if the stages take its token away
	 */
	@Nullable Document apply(Document event) {
		Object token = event.get("_id");
		Document seen = this.aggregation.runStagesAsStream(Stream.of(event)).findFirst().orElse(null);
		if (seen != null && (token == null || !token.equals(seen.get("_id")))) {
			throw new MongoServerError(280, "ChangeStreamFatalError",
					"Encountered an event whose _id field, which contains the resume token, was modified by the "
							+ "pipeline. Expected: " + token + " but found: " + seen.get("_id"));
		}
		return seen;
	}

}
