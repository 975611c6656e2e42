package io.orderarchiver.archive;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.json.JsonParseException;
import org.bson.types.ObjectId;

/**
 * The {@code _id} that a text in {@code id_commande} means, where another tool wrote it.
 * Text is not identity: 5 and "5" look alike.
 */
final class MeantId {

	private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	private static final Pattern UNDECODABLE_BYTE = Pattern.compile("\\\\x\\p{XDigit}{2}");

	private static final Pattern NO_FINITE_NUMBER = Pattern.compile("-?(NaN|Infinity)");

	private static final String VALUE = "v";

	private MeantId() {
	}

	/**
	 * Tells what a text means.
	 * @param text of {@code id_commande}
	 * @return the one {@code _id} that it fits; nothing if it fits values of more than
	 * one type, but 24 hexadecimal digits mean an ObjectId
	 */
	static Optional<RawValue> of(String text) {
		if (ObjectId.isValid(text)) {
			return Optional.of(RawValue.of(new BsonObjectId(new ObjectId(text))));
		}
		boolean fitsOthers = UUID.matcher(text).matches() || UNDECODABLE_BYTE.matcher(text).find() || isNumber(text)
				|| isJson(text);
		return fitsOthers ? Optional.empty() : Optional.of(RawValue.of(new BsonString(text)));
	}

	private static boolean isNumber(String text) {
		if (NO_FINITE_NUMBER.matcher(text).matches()) {
			return true;
		}
		try {
			return new BigDecimal(text).precision() > 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	/** As another type than these is written. */
	private static boolean isJson(String text) {
		try {
			BsonDocument document = BsonDocument.parse("{\"%s\": %s}".formatted(VALUE, text));
			return document.size() == 1 && !document.isString(VALUE);
		}
		catch (JsonParseException | BsonInvalidOperationException | IllegalArgumentException ex) {
			return false;
		}
	}

}
