package io.orderarchiver.archive.indexes;

import java.util.ArrayList;
import java.util.List;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * An index that archiving wants, and what is there in its place.
 *
 * @param collection where it belongs
 * @param key its key
 * @param need what becomes of archiving without it
 * @param extent which documents it holds
 * @param presence whether it is there
 * @param name what it is called when it is created
 * @param collation whether its collation has to be stated
 * @param inTheWay the name of the index that keeps it from being created, or null
 */
public record WantedIndex(String collection, BsonDocument key, Need need, Extent extent, Presence presence, String name,
		Statement collation, @Nullable String inTheWay) {

	/** What becomes of archiving without it. */
	public enum Need {

		/** It is unique; nothing is archived without it. */
		INDISPENSABLE,

		/** Archiving works without it, but reads more. */
		FASTER

	}

	/**
	 * Which documents it holds.
	 *
	 * @param partialFilter selects them; empty for all
	 */
	public record Extent(BsonDocument partialFilter) {

		/** All. */
		public static final Extent WHOLE = new Extent(new BsonDocument());

		static Extent of(BsonDocument partialFilter) {
			return new Extent(partialFilter);
		}

	}

	/** Whether it is there, and compares strings by their bytes. */
	public enum Presence {

		PRESENT, MISSING,

		/** Another index has its key or its name. */
		CONFLICTING,

		/** There is no right to see. */
		UNKNOWN

	}

	/** Whether the collation of a new index has to be stated. */
	public enum Statement {

		/** The collection's default is the simple one. */
		IMPLIED,

		/** It would get another one. */
		STATED

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
		List<String> options = new ArrayList<>();
		if (isIndispensable()) {
			options.add("unique: true");
		}
		if (!this.extent.partialFilter().isEmpty()) {
			options.add("partialFilterExpression: " + this.extent.partialFilter().toJson());
		}
		if (this.collation == Statement.STATED) {
			options.add("collation: {locale: 'simple'}");
		}
		if (!this.name.equals(IndexNames.byDefault(this.key))) {
			options.add("name: '" + this.name + "'");
		}
		return "db.getCollection('%s').createIndex(%s%s)".formatted(this.collection, this.key.toJson(),
				options.isEmpty() ? "" : ", {" + String.join(", ", options) + "}");
	}

	/**
	 * Removes what is in its way.
	 * @return a command to paste into mongosh
	 */
	public String removal() {
		return removal(this.collection, String.valueOf(this.inTheWay));
	}

	static String removal(String collection, String index) {
		return "db.getCollection('%s').dropIndex('%s')".formatted(collection, index);
	}

}
