package io.orderarchiver.simulation.server;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A collection, or a whole database.
 *
 * @param database the database
 * @param collection the collection; {@code null} for all
 */
record Namespace(String database, @Nullable String collection) {

	/** Whether a change stream on this namespace shows a change. */
	boolean shows(Change change) {
		boolean here = change.namespace().database.equals(this.database);
		return (here && (this.collection == null || this.collection.equals(change.namespace().collection)))
				|| takenBy(change);
	}

	/** Whether a change is the last one of a change stream on this namespace. */
	boolean endsWith(Change change) {
		return switch (change.type()) {
			case DROP -> equals(change.namespace()) && this.collection != null;
			case RENAME -> (equals(change.namespace()) && this.collection != null) || takenBy(change);
			case DROP_DATABASE -> equals(change.namespace());
			default -> false;
		};
	}

	private boolean takenBy(Change change) {
		return change.type() == Change.Type.RENAME && this.collection != null
				&& toDocument().equals(change.details().get("to"));
	}

	Document toDocument() {
		Document document = new Document("db", this.database);
		document.putIfNotNull("coll", this.collection);
		return document;
	}

	@Override
	public String toString() {
		return this.database + "." + ((this.collection != null) ? this.collection : "$cmd.aggregate");
	}

}
