package io.orderarchiver.archive;

import java.math.BigDecimal;

import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Compares references as {@code $lookup} does: numbers by value, whatever their type. */
final class References {

	private References() {
	}

	static Object key(BsonValue reference) {
		return switch (reference.getBsonType()) {
			case INT32 -> BigDecimal.valueOf(reference.asInt32().getValue());
			case INT64 -> BigDecimal.valueOf(reference.asInt64().getValue());
			case DOUBLE -> number(reference, reference.asDouble().getValue());
			case DECIMAL128 -> decimal(reference);
			default -> reference;
		};
	}

	private static Object number(BsonValue reference, double value) {
		return Double.isFinite(value) ? plain(new BigDecimal(value)) : reference;
	}

	private static Object decimal(BsonValue reference) {
		Decimal128 value = reference.asDecimal128().getValue();
		if (!value.isFinite()) {
			return reference;
		}
		// The driver has no BigDecimal for -0, which equals 0.
		BigDecimal magnitude = Decimal128.fromIEEE754BIDEncoding(value.getHigh() & Long.MAX_VALUE, value.getLow())
			.bigDecimalValue();
		return plain(value.isNegative() ? magnitude.negate() : magnitude);
	}

	/** Equal values must be equal objects: 1, 1.0 and 1E+0 become one. */
	private static BigDecimal plain(BigDecimal value) {
		BigDecimal stripped = value.stripTrailingZeros();
		return (stripped.scale() < 0 && stripped.precision() - stripped.scale() < 40) ? stripped.setScale(0) : stripped;
	}

}
