package io.orderarchiver.archive.indexes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An index as MongoDB describes it. Anybody may have made it: numbers stand for booleans,
 * keys are of other kinds, options of later versions are passed over.
 *
 * @param document what {@code listIndexes} says
 */
record FoundIndex(BsonDocument document) {

	private static final String COLLATION = "collation";

	private static final String PARTIAL = "partialFilterExpression";

	private static final String EXPIRY = "expireAfterSeconds";

	/**
	 * The indexes, none if there is no collection yet, or nothing without the right to
	 * see them.
	 */
	static Optional<List<FoundIndex>> allOf(MongoCollection<BsonDocument> collection) {
		try {
			return Optional.of(collection.listIndexes(BsonDocument.class).map(FoundIndex::new).into(new ArrayList<>()));
		}
		catch (MongoCommandException ex) {
			return switch (ex.getErrorCode()) {
				case ErrorCodes.NAMESPACE_NOT_FOUND -> Optional.of(List.of());
				case ErrorCodes.UNAUTHORIZED -> Optional.empty();
				default -> throw ex;
			};
		}
	}

	String name() {
		return text(this.document.get("name"));
	}

	/** The shell writes 1 as a double, drivers as an integer. */
	boolean hasKey(BsonDocument key) {
		if (!(this.document.get("key") instanceof BsonDocument actual)) {
			return false;
		}
		return List.copyOf(actual.keySet()).equals(List.copyOf(key.keySet()))
				&& key.keySet().stream().allMatch((field) -> sameDirection(actual, key, field));
	}

	private static boolean sameDirection(BsonDocument actual, BsonDocument key, String field) {
		return actual.isNumber(field) && Truth.number(actual.getNumber(field)) == Truth.number(key.getNumber(field));
	}

	/** Whether it compares strings by their bytes. */
	boolean isSimple() {
		BsonValue collation = this.document.get(COLLATION, BsonNull.VALUE);
		return collation.isNull() || CollationText.isSimple(collation);
	}

	boolean isUnique() {
		return isTrue("unique");
	}

	/**
	 * Whether every query for these fields can be answered by it.
	 */
	boolean serves(BsonDocument key) {
		return hasKey(key) && isSimple() && !isPartial() && !isTrue("sparse") && !isTrue("hidden");
	}

	/**
	 * Whether every query for those of its documents that the filter selects can be
	 * answered by it.
	 */
	boolean servesPart(BsonDocument key, BsonDocument partialFilter) {
		return !partialFilter.isEmpty() && hasKey(key) && isSimple() && !isTrue("hidden")
				&& RawValue.of(partialFilter).equals(RawValue.of(this.document.get(PARTIAL, BsonNull.VALUE)));
	}

	/**
	 * Whether no two documents that have these fields can have the same values there. One
	 * that is sparse or hidden sees to that, too.
	 */
	boolean makesUnique(BsonDocument key) {
		return hasKey(key) && isSimple() && isUnique() && !isPartial();
	}

	private boolean isPartial() {
		return this.document.containsKey(PARTIAL);
	}

	/** How long after the date in it a document is deleted, as MongoDB says it. */
	Optional<String> expiry() {
		BsonValue expiry = this.document.get(EXPIRY, BsonNull.VALUE);
		return expiry.isNull() ? Optional.empty() : Optional
			.of(expiry.isNumber() ? String.format(Locale.ROOT, "%.0f", Truth.number(expiry)) : expiry.toString());
	}

	/** The fields of its key. */
	String fields() {
		return (this.document.get("key") instanceof BsonDocument key) ? String.join(", ", key.keySet()) : "a field";
	}

	/** How it compares strings, for a person. */
	String collation() {
		return CollationText.of(this.document.get(COLLATION, BsonNull.VALUE));
	}

	private boolean isTrue(String option) {
		return Truth.of(this.document.get(option));
	}

	private static String text(@Nullable BsonValue value) {
		return (value != null && value.isString()) ? value.asString().getValue() : "";
	}

}
