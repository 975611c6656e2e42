package io.orderarchiver.archive.indexes;

import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What counts as true in what MongoDB says of itself: old tools wrote numbers. */
final class Truth {

	private Truth() {
	}

	static boolean of(@Nullable BsonValue value) {
		return value != null
				&& (value.isBoolean() ? value.asBoolean().getValue() : value.isNumber() && number(value) != 0);
	}

	/** Without the errors that some decimals end with. */
	static double number(BsonValue value) {
		return value.isDecimal128() ? value.asDecimal128().getValue().doubleValue() : value.asNumber().doubleValue();
	}

}
