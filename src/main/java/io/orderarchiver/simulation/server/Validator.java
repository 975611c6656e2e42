package io.orderarchiver.simulation.server;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/**
 * What a collection asks of its documents.
 *
 * @param query every document must match it
 */
record Validator(Document query) {

	/**
	 * Reads the validator of a {@code create} or {@code collMod} command.
	 * @param value a query
	 * @return the validator, or {@code null} for none
	 * @throws MongoServerError for a {@code $jsonSchema}: better refused than ignored
	 */
	static @Nullable Validator of(@Nullable Object value) {
		if (!(value instanceof Document query) || query.isEmpty()) {
			return null;
		}
		if (query.containsKey("$jsonSchema")) {
			throw new MongoServerError(2, "BadValue", "the embedded MongoDB has no $jsonSchema: use query operators");
		}
		return new Validator((Document) TypeNames.understood(query));
	}

	void check(Document document) {
		if (!new DefaultQueryMatcher().matches(document, this.query)) {
			throw new MongoServerError(121, "DocumentValidationFailure", "Document failed validation");
		}
	}

}
