package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that archiving needs. Only the unique one of the archive is indispensable:
 * it is what makes archiving twice impossible.
 */
public final class ArchiveIndexes {

	/** What the archive job reads alone, without touching an order. */
	public static final BsonDocument COVERING = new BsonDocument(OrderFields.STATUS, new BsonInt32(1))
		.append(OrderFields.DATE, new BsonInt32(1))
		.append(OrderFields.ID, new BsonInt32(1))
		.append(OrderFields.NUMBER, new BsonInt32(1));

	static final BsonDocument NUMBER = new BsonDocument(OrderFields.NUMBER, new BsonInt32(1));

	static final BsonDocument STATUS = new BsonDocument(OrderFields.STATUS, new BsonInt32(1));

	static final BsonDocument DATE = new BsonDocument(OrderFields.DATE, new BsonInt32(1));

	private static final Logger logger = LoggerFactory.getLogger(ArchiveIndexes.class);

	private final ArchiveCollections collections;

	private final Creation creation;

	/**
	 * Creates the guard of the indexes.
	 * @param collections where orders and archive are
	 * @param creation whether missing indexes may be created
	 */
	public ArchiveIndexes(ArchiveCollections collections, Creation creation) {
		this.collections = collections;
		this.creation = creation;
	}

	/** Whether missing indexes are created. */
	public enum Creation {

		CREATE_MISSING, NEVER

	}

	/**
	 * Creates what is missing. Safe to repeat, and nothing is written but indexes.
	 * @throws MissingUniqueIndexException if the archive's unique index is not there and
	 * cannot be created; the message names the doubles or the command to paste
	 */
	public void ensure() {
		ensureUniqueNumber();
		ensurePlain(STATUS);
		ensurePlain(DATE);
		ensurePlain(COVERING);
	}

	/**
	 * Creates the one index without which an order could be archived twice, if it is
	 * missing. What finds orders by {@code _id} needs no other.
	 * @throws MissingUniqueIndexException if it is not there and cannot be created
	 */
	public void ensureUniqueNumber() {
		String archive = this.collections.names().archive();
		if (hasIndex(this.collections.archive(), ArchiveIndexes::isUniqueNumber)) {
			return;
		}
		if (this.creation == Creation.NEVER) {
			requireSomeIndexOnNumber(archive);
			return;
		}
		try {
			this.collections.archive().createIndex(NUMBER, new IndexOptions().unique(true));
		}
		catch (DuplicateKeyException ex) {
			throw MissingUniqueIndexException.doubles(archive, doubles());
		}
		catch (MongoCommandException ex) {
			switch (ex.getErrorCode()) {
				case ErrorCodes.INDEX_OPTIONS_CONFLICT, ErrorCodes.INDEX_KEY_SPECS_CONFLICT ->
					throw MissingUniqueIndexException.otherIndex(archive);
				case ErrorCodes.UNAUTHORIZED -> requireSomeIndexOnNumber(archive);
				default -> throw ex;
			}
		}
	}

	/** Who may not list indexes still sees, by a hint, whether one is there. */
	private void requireSomeIndexOnNumber(String archive) {
		if (mayListIndexes(this.collections.archive())) {
			throw MissingUniqueIndexException.notThere(archive);
		}
		try {
			this.collections.archive().find(Filters.eq(OrderFields.NUMBER, "")).hint(NUMBER).first();
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			throw MissingUniqueIndexException.notThere(archive);
		}
		logger.warn("No right to list the indexes of {}: it has one on {}, which is taken for unique.", archive,
				OrderFields.NUMBER);
	}

	private void ensurePlain(BsonDocument key) {
		String orders = this.collections.names().orders();
		if (hasIndex(this.collections.orders(), (index) -> hasKey(index, key))) {
			return;
		}
		if (this.creation == Creation.NEVER) {
			warnOfMissing(orders, key, "CREATE_INDEXES is false");
			return;
		}
		try {
			logger.info("Creating the index {} on {}, unless it is there; on a large collection this takes a while.",
					key.toJson(), orders);
			this.collections.orders().createIndex(key);
		}
		catch (MongoCommandException ex) {
			warnOfMissing(orders, key, Failures.brief(ex));
		}
	}

	private static void warnOfMissing(String orders, BsonDocument key, String why) {
		logger.warn(
				"The index {} on {} is missing or cannot be seen ({}). Archiving works without it, but reads more."
						+ " To create it: db.getCollection('{}').createIndex({})",
				key.toJson(), orders, why, orders, key.toJson());
	}

	private static boolean mayListIndexes(MongoCollection<BsonDocument> collection) {
		return indexes(collection).isPresent();
	}

	private static boolean hasIndex(MongoCollection<BsonDocument> collection, Predicate<BsonDocument> wanted) {
		return indexes(collection).stream().flatMap(List::stream).anyMatch(wanted);
	}

	/**
	 * The indexes, none if there is no collection yet, or nothing without the right to
	 * see them.
	 */
	static Optional<List<BsonDocument>> indexes(MongoCollection<BsonDocument> collection) {
		try {
			return Optional.of(collection.listIndexes(BsonDocument.class).into(new ArrayList<>()));
		}
		catch (MongoCommandException ex) {
			return switch (ex.getErrorCode()) {
				case ErrorCodes.NAMESPACE_NOT_FOUND -> Optional.of(List.of());
				case ErrorCodes.UNAUTHORIZED -> Optional.empty();
				default -> throw ex;
			};
		}
	}

	static boolean isUniqueNumber(BsonDocument index) {
		return hasKey(index, NUMBER) && index.getBoolean("unique", BsonBoolean.FALSE).getValue()
				&& !index.containsKey("partialFilterExpression");
	}

	/** The shell writes 1 as a double, drivers as an integer. */
	static boolean hasKey(BsonDocument index, BsonDocument key) {
		BsonDocument actual = index.getDocument("key");
		return List.copyOf(actual.keySet()).equals(List.copyOf(key.keySet())) && key.keySet()
			.stream()
			.allMatch((field) -> actual.isNumber(field)
					&& actual.getNumber(field).doubleValue() == key.getNumber(field).doubleValue());
	}

	private List<String> doubles() {
		List<Bson> pipeline = List.of(Aggregates.group("$" + OrderFields.NUMBER, Accumulators.sum("n", 1)),
				Aggregates.match(Filters.gt("n", 1)), Aggregates.sort(Sorts.ascending(OrderFields.ID)),
				Aggregates.limit(10));
		List<String> doubles = new ArrayList<>();
		for (BsonDocument group : this.collections.archive()
			.aggregate(pipeline, BsonDocument.class)
			.allowDiskUse(true)) {
			doubles.add(OrderIds.text(group.get(OrderFields.ID, BsonNull.VALUE)) + " ("
					+ group.getNumber("n").longValue() + " times)");
		}
		return doubles;
	}

}
