package io.orderarchiver.archive.indexes;

import org.bson.BsonDocument;

/** What this program calls the indexes that it creates. */
final class IndexNames {

	private IndexNames() {
	}

	/** The name that drivers and the shell give. */
	static String byDefault(BsonDocument key) {
		return String.join("_", key.keySet().stream().map((field) -> field + "_1").toList());
	}

	/** Where an index of another collation has that name. */
	static String simple(BsonDocument key) {
		return byDefault(key) + "_simple";
	}

}
