package io.orderarchiver.archive.indexes;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/** How strings are compared, as MongoDB describes it of an index or a collection. */
final class CollationText {

	private static final String LOCALE = "locale";

	private static final String SIMPLE = "simple";

	private CollationText() {
	}

	static boolean isSimple(BsonValue collation) {
		return collation instanceof BsonDocument document && document.isString(LOCALE)
				&& document.getString(LOCALE).getValue().equals(SIMPLE);
	}

	/** For a person: {@code fr, strength 1}. */
	static String of(BsonValue collation) {
		if (!(collation instanceof BsonDocument document)) {
			return "unknown";
		}
		String locale = document.isString(LOCALE) ? document.getString(LOCALE).getValue() : "unknown";
		return document.isNumber("strength") ? locale + ", strength " + document.getNumber("strength").intValue()
				: locale;
	}

}
