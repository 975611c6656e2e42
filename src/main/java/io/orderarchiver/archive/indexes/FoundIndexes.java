package io.orderarchiver.archive.indexes;

import java.util.List;
import java.util.Optional;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.indexes.WantedIndex.Extent;
import io.orderarchiver.archive.indexes.WantedIndex.Need;
import io.orderarchiver.archive.indexes.WantedIndex.Presence;
import io.orderarchiver.archive.indexes.WantedIndex.Statement;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.mongo.ErrorCodes;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of a collection, compared with what is wanted.
 *
 * @param collection where they are
 * @param listed all of them, or nothing without the right to see them
 */
record FoundIndexes(MongoCollection<BsonDocument> collection, Optional<List<FoundIndex>> listed) {

	private static final BsonDocument ID = new BsonDocument("_id", new BsonInt32(1));

	static FoundIndexes in(MongoCollection<BsonDocument> collection) {
		return new FoundIndexes(collection, FoundIndex.allOf(collection));
	}

	/** An index is told by its name, since two may have one key. */
	Optional<String> serving(BsonDocument key) {
		if (this.listed.isEmpty()) {
			return Optional.of(IndexNames.byDefault(key));
		}
		return found().stream().filter((index) -> index.serves(key)).map(FoundIndex::name).findFirst();
	}

	WantedIndex wanted(BsonDocument key, Need need) {
		return wanted(key, need, Extent.WHOLE);
	}

	/** One that holds some documents alone. */
	WantedIndex wanted(BsonDocument key, BsonDocument partialFilter) {
		return wanted(key, Need.FASTER, Extent.of(partialFilter));
	}

	private WantedIndex wanted(BsonDocument key, Need need, Extent extent) {
		String name = found().stream()
			.anyMatch(
					(index) -> index.name().equals(IndexNames.byDefault(key)) && index.hasKey(key) && !index.isSimple())
							? IndexNames.simple(key) : IndexNames.byDefault(key);
		Optional<String> inTheWay = inTheWay(key, name);
		return new WantedIndex(this.collection.getNamespace().getCollectionName(), key, need, extent,
				presence(key, need, extent, inTheWay), name, statement(key), inTheWay.orElse(null));
	}

	private Presence presence(BsonDocument key, Need need, Extent extent, Optional<String> inTheWay) {
		if (this.listed.isEmpty()) {
			return unlisted(key, need);
		}
		boolean present = found().stream()
			.anyMatch((index) -> (need == Need.INDISPENSABLE) ? index.makesUnique(key)
					: index.serves(key) || index.servesPart(key, extent.partialFilter()));
		return present ? Presence.PRESENT : inTheWay.isPresent() ? Presence.CONFLICTING : Presence.MISSING;
	}

	/** A hint tells whether it is there, but not whether it is unique. */
	private Presence unlisted(BsonDocument key, Need need) {
		try {
			return !answersByHint(key) ? Presence.MISSING
					: (need == Need.INDISPENSABLE) ? Presence.UNKNOWN : Presence.PRESENT;
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() == ErrorCodes.UNAUTHORIZED) {
				return Presence.UNKNOWN;
			}
			throw ex;
		}
	}

	/**
	 * By one of the names that are given here, or by the key if one index alone has it.
	 */
	private boolean answersByHint(BsonDocument key) {
		return answersByHint(key, IndexNames.byDefault(key)) || answersByHint(key, IndexNames.simple(key))
				|| answersByHint(key, null);
	}

	private boolean answersByHint(BsonDocument key, @Nullable String name) {
		try {
			this.collection.find(Filters.eq(key.getFirstKey(), ""))
				.collation(Collations.SIMPLE)
				.hint((name != null) ? null : key)
				.hintString(name)
				.limit(1)
				.first();
			return true;
		}
		catch (MongoCommandException ex) {
			if (ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * With this collation, another index of its key keeps it from being created; with
	 * another one, only its name does.
	 */
	private Optional<String> inTheWay(BsonDocument key, String name) {
		return found().stream()
			.filter((index) -> (index.hasKey(key) && index.isSimple()) || index.name().equals(name))
			.map(FoundIndex::name)
			.findFirst();
	}

	/** The index of the ids has the collation that others get unless they state one. */
	private Statement statement(BsonDocument key) {
		return found().stream().anyMatch((index) -> (index.hasKey(key) || index.hasKey(ID)) && !index.isSimple())
				? Statement.STATED : Statement.IMPLIED;
	}

	List<FoundIndex> found() {
		return this.listed.orElse(List.of());
	}

}
