package io.orderarchiver.simulation.server;

import java.util.Objects;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;

/**
 * One operation in the {@link OperationLog}. Its documents share their values with the
 * stored ones: the server replaces values, it never changes one in place.
 *
 * @param time its cluster time, which no other operation has
 * @param type what was done
 * @param namespace to what it was done
 * @param details the fields of its event that depend on the type
 */
record Change(BsonTimestamp time, Type type, Namespace namespace, Document details) {

	/**
	 * The event that a change stream shows.
	 * @param token the position after it
	 * @return a new document in MongoDB's order of fields
	 */
	Document event(ResumeToken token) {
		Document event = head(token, this.type.text);
		if (this.details.containsKey("fullDocument")) {
			event.append("fullDocument", this.details.get("fullDocument"));
		}
		event.append("ns", this.namespace.toDocument());
		this.details.forEach(event::putIfAbsent);
		return event;
	}

	/** The event that ends a change stream whose namespace is gone. */
	Document invalidation(ResumeToken token) {
		return head(token, "invalidate");
	}

	private Document head(ResumeToken token, String operationType) {
		return new Document("_id", token.toDocument()).append("operationType", operationType)
			.append("clusterTime", this.time);
	}

	Object documentId() {
		return Objects.requireNonNull(((Document) Objects.requireNonNull(this.details.get("documentKey"))).get("_id"));
	}

	long size() {
		return DocumentSize.atMost(this.details);
	}

	/** What can be done. */
	enum Type {

		INSERT("insert"), UPDATE("update"), REPLACE("replace"), DELETE("delete"), DROP("drop"), RENAME("rename"),
		DROP_DATABASE("dropDatabase");

		private final String text;

		Type(String text) {
			this.text = text;
		}

	}

}
