package io.orderarchiver.archive;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * An index that archiving wants, and what is there in its place.
 *
 * @param collection where it belongs
 * @param key its key
 * @param need what becomes of archiving without it
 * @param presence whether it is there
 * @param inTheWay the name of the index that keeps it from being created, or null
 */
public record WantedIndex(String collection, BsonDocument key, Need need, Presence presence,
		@Nullable String inTheWay) {

	/** What becomes of archiving without it. */
	public enum Need {

		/** It is unique; nothing is archived without it. */
		INDISPENSABLE,

		/** Archiving works without it, but reads more. */
		FASTER

	}

	/** Whether it is there. */
	public enum Presence {

		PRESENT, MISSING,

		/** Another index has its key or its name. */
		CONFLICTING,

		/** There is no right to see. */
		UNKNOWN

	}

	/**
	 * Whether nothing is archived without it.
	 * @return true for the unique index of the archive
	 */
	public boolean isIndispensable() {
		return this.need == Need.INDISPENSABLE;
	}

	/**
	 * Creates it.
	 * @return a command to paste into mongosh
	 */
	public String creation() {
		String unique = isIndispensable() ? ", {unique: true}" : "";
		return "db.getCollection('%s').createIndex(%s%s)".formatted(this.collection, this.key.toJson(), unique);
	}

	/**
	 * Removes what is in its way.
	 * @return a command to paste into mongosh
	 */
	public String removal() {
		return "db.getCollection('%s').dropIndex('%s')".formatted(this.collection, this.inTheWay);
	}

}
