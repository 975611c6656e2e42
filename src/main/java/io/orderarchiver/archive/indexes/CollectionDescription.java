package io.orderarchiver.archive.indexes;

import java.util.Optional;

import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a collection is, as far as MongoDB tells this user.
 *
 * @param name its name
 * @param kind what kind it is of
 * @param viewOn of a view, the collection or view behind it, if that is told
 * @param collation how it compares strings unless a query says otherwise, if not by their
 * bytes: {@code fr, strength 1}
 */
public record CollectionDescription(String name, Kind kind, Optional<String> viewOn, Optional<String> collation) {

	/** What kinds of collections there are. */
	public enum Kind {

		PLAIN, VIEW, CAPPED, TIME_SERIES

	}

	/**
	 * Options that are not known, or of another type than they should be, are passed
	 * over.
	 */
	static CollectionDescription of(BsonDocument document) {
		BsonDocument options = (document.get("options") instanceof BsonDocument given) ? given : new BsonDocument();
		BsonValue collation = options.get("collation", BsonNull.VALUE);
		return new CollectionDescription(text(document, "name").orElse(""), kind(document, options),
				text(options, "viewOn"), (collation.isNull() || CollationText.isSimple(collation)) ? Optional.empty()
						: Optional.of(CollationText.of(collation)));
	}

	private static Kind kind(BsonDocument document, BsonDocument options) {
		String type = text(document, "type").orElse("collection");
		if (type.equals("timeseries") || options.containsKey("timeseries")) {
			return Kind.TIME_SERIES;
		}
		if (type.equals("view") || options.containsKey("viewOn")) {
			return Kind.VIEW;
		}
		return Truth.of(options.get("capped")) ? Kind.CAPPED : Kind.PLAIN;
	}

	private static Optional<String> text(BsonDocument document, String field) {
		return (document.get(field) instanceof BsonString text) ? Optional.of(text.getValue()) : Optional.empty();
	}

}
