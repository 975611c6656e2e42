package io.orderarchiver.archive.find;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;
import org.bson.types.ObjectId;

/** Which {@code _id}s a person may mean by a text. */
public final class TypedId {

	private static final String VALUE = "v";

	private TypedId() {
	}

	/**
	 * All that may be meant.
	 * @param text what was typed
	 * @return the text itself, the ObjectId of its digits, and the value that it is as
	 * JSON
	 */
	public static Set<RawValue> candidates(String text) {
		Set<RawValue> candidates = new LinkedHashSet<>();
		candidates.add(RawValue.of(new BsonString(text)));
		if (ObjectId.isValid(text)) {
			candidates.add(RawValue.of(new BsonObjectId(new ObjectId(text))));
		}
		json(text).ifPresent(candidates::add);
		return candidates;
	}

	/**
	 * The value, if the text is one value in MongoDB's JSON.
	 * @param text what was typed
	 * @return nothing if it is none, or one that is no {@code _id}
	 */
	public static Optional<RawValue> json(String text) {
		try {
			BsonDocument document = BsonDocument.parse("{\"%s\": %s}".formatted(VALUE, text));
			return Optional.ofNullable(document.get(VALUE)).filter(TypedId::identifies).map(RawValue::of);
		}
		catch (JsonParseException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Null and a pattern would find what nobody named. */
	private static boolean identifies(BsonValue value) {
		return switch (value.getBsonType()) {
			case NULL, UNDEFINED, REGULAR_EXPRESSION -> false;
			default -> true;
		};
	}

}
