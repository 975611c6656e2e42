package io.orderarchiver.order;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Writes the {@code _id} of an order as text. Text is not identity: 5 and "5" look alike.
 */
public final class OrderIds {

	private static final JsonWriterSettings RELAXED = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

	/** Longer ones would fill a screen; no ObjectId, UUID or number is. */
	private static final int LONGEST_SHOWN = 200;

	private static final int SHOWN_OF_LONG = 40;

	private OrderIds() {
	}

	/**
	 * The text that {@code id_commande} holds.
	 * @param id an {@code _id} of any type
	 * @return as {@link #text(BsonValue)}, with bytes that are no UTF-8 as {@code \\xNN}
	 */
	public static String text(RawValue id) {
		return text(id.toBson());
	}

	/**
	 * The text that messages show.
	 * @param id an {@code _id} of any type
	 * @return the text of {@code id_commande}, shortened if it is very long
	 */
	public static String shown(RawValue id) {
		if (id.size() <= LONGEST_SHOWN) {
			return text(id);
		}
		return text(id).substring(0, Math.min(SHOWN_OF_LONG, text(id).length())) + "… (" + id.size() + " bytes)";
	}

	/**
	 * The text that {@code id_commande} holds.
	 * @param id an {@code _id} of any type
	 * @return 24 hexadecimal digits for an ObjectId, the plain text of a string, number
	 * or UUID, else MongoDB's relaxed extended JSON
	 */
	public static String text(BsonValue id) {
		return switch (id.getBsonType()) {
			case OBJECT_ID -> id.asObjectId().getValue().toHexString();
			case STRING -> id.asString().getValue();
			case INT32 -> Integer.toString(id.asInt32().getValue());
			case INT64 -> Long.toString(id.asInt64().getValue());
			case DECIMAL128 -> id.asDecimal128().getValue().toString();
			case BINARY -> binary(id.asBinary());
			default -> json(id);
		};
	}

	private static String binary(BsonBinary id) {
		return (id.getType() == 4) ? id.asUuid(UuidRepresentation.STANDARD).toString() : json(id);
	}

	/**
	 * The one text that stands for this value and no other.
	 * @param id an {@code _id} of any type
	 * @return MongoDB's relaxed extended JSON
	 */
	public static String json(BsonValue id) {
		String document = new BsonDocument("v", id).toJson(RELAXED);
		return document.substring(document.indexOf(':') + 1, document.length() - 1).strip();
	}

}
