package io.orderarchiver.archive.indexes;

import java.util.Optional;

import com.mongodb.client.MongoCollection;
import org.bson.BsonDocument;

/**
 * Finds an index that queries can name in a hint. Two indexes may have one key: only one
 * that compares strings by their bytes, and holds every document, will do.
 */
public final class ServingIndex {

	private ServingIndex() {
	}

	/**
	 * The index that the archive reads alone, without touching an order.
	 * @param orders the orders
	 * @return as for every key
	 */
	public static Optional<String> covering(MongoCollection<BsonDocument> orders) {
		return of(orders, ArchiveIndexes.COVERING);
	}

	/**
	 * An index of a key.
	 * @param collection where it is
	 * @param key its key, ascending
	 * @return its name; without the right to list indexes the name that it has by
	 * default, which need not exist; nothing if there is none
	 */
	public static Optional<String> of(MongoCollection<BsonDocument> collection, BsonDocument key) {
		return FoundIndexes.in(collection).serving(key);
	}

}
