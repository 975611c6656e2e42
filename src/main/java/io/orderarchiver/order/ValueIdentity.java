package io.orderarchiver.order;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.bson.BsonType;
import org.bson.types.Decimal128;

/**
 * When two BSON values are the same value for an index of MongoDB, with the simple
 * collation: numbers by value whatever their type, documents by their fields in order,
 * arrays by their elements, strings and symbols by their bytes. See
 * <a href="https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/">
 * comparison of BSON types</a>.
 */
final class ValueIdentity {

	private static final int CODE_LENGTH = Integer.BYTES;

	private ValueIdentity() {
	}

	static boolean isSame(RawValue one, RawValue other) {
		if (one.type() == other.type() && one.hasBytesOf(other)) {
			return true;
		}
		return bracket(one.type()) == bracket(other.type()) && switch (bracket(one.type())) {
			case DOUBLE -> number(one).equals(number(other));
			case DOCUMENT -> isSameDocument(one, other);
			case ARRAY -> isSameArray(one, other);
			case JAVASCRIPT_WITH_SCOPE -> isSameCode(one, other);
			case STRING -> one.hasBytesOf(other);
			default -> false;
		};
	}

	static int hash(RawValue value) {
		BsonType bracket = bracket(value.type());
		return 31 * bracket.getValue() + switch (bracket) {
			case DOUBLE -> number(value).hashCode();
			case DOCUMENT -> hashOfDocument(value);
			case ARRAY -> hashOfArray(value);
			case JAVASCRIPT_WITH_SCOPE -> 31 * code(value).hashOfBytes() + hash(scope(value));
			default -> value.hashOfBytes();
		};
	}

	static long wideHash(RawValue value) {
		WideHash hash = new WideHash();
		addTo(hash, value);
		return hash.value();
	}

	private static void addTo(WideHash hash, RawValue value) {
		BsonType bracket = bracket(value.type());
		hash.add(bracket.getValue());
		switch (bracket) {
			case DOUBLE -> addNumberTo(hash, number(value));
			case DOCUMENT, ARRAY -> addFieldsTo(hash, value);
			case JAVASCRIPT_WITH_SCOPE -> {
				hash.add(code(value).bytes());
				addTo(hash, scope(value));
			}
			default -> hash.add(value.bytes());
		}
	}

	private static void addNumberTo(WideHash hash, Object number) {
		if (number instanceof Long whole) {
			hash.add(whole);
		}
		else {
			hash.add(ByteBuffer.wrap(number.toString().getBytes(StandardCharsets.US_ASCII)));
		}
	}

	/** The names of an array's elements say nothing. */
	private static void addFieldsTo(WideHash hash, RawValue value) {
		RawReader reader = value.reader();
		reader.enter();
		while (reader.next()) {
			ByteBuffer name = reader.nameBytes();
			if (value.type() == BsonType.DOCUMENT) {
				hash.add(name);
			}
			addTo(hash, reader.value());
		}
		hash.add(0);
	}

	/** Values of these types can be the same. */
	private static BsonType bracket(BsonType type) {
		return switch (type) {
			case INT32, INT64, DECIMAL128 -> BsonType.DOUBLE;
			case SYMBOL -> BsonType.STRING;
			default -> type;
		};
	}

	/** Equal numbers become equal objects. */
	private static Object number(RawValue value) {
		return switch (value.type()) {
			case INT32 -> (long) value.bytes().getInt();
			case INT64 -> value.bytes().getLong();
			case DOUBLE -> number(value.bytes().getDouble());
			default -> {
				long low = value.bytes().getLong();
				long high = value.bytes().getLong(value.bytes().position() + Long.BYTES);
				yield number(low, high);
			}
		};
	}

	private static Object number(double value) {
		if (!Double.isFinite(value)) {
			return value;
		}
		boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p63;
		return whole ? (Object) (long) value : number(new BigDecimal(value));
	}

	private static Object number(long low, long high) {
		Decimal128 value = Decimal128.fromIEEE754BIDEncoding(high, low);
		if (value.isNaN()) {
			return Double.NaN;
		}
		if (value.isInfinite()) {
			return value.isNegative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
		}
		// The driver has no BigDecimal for -0, which is the same as 0.
		BigDecimal magnitude = Decimal128.fromIEEE754BIDEncoding(high & Long.MAX_VALUE, low).bigDecimalValue();
		return number(value.isNegative() ? magnitude.negate() : magnitude);
	}

	private static Object number(BigDecimal value) {
		BigDecimal plain = value.stripTrailingZeros();
		boolean fitsLong = plain.scale() <= 0 && plain.precision() - plain.scale() <= 19
				&& plain.toBigInteger().bitLength() < Long.SIZE;
		return fitsLong ? (Object) plain.longValue() : plain;
	}

	private static boolean isSameDocument(RawValue one, RawValue other) {
		RawReader left = one.reader();
		RawReader right = other.reader();
		left.enter();
		right.enter();
		while (left.next()) {
			if (!right.next() || !left.nameBytes().equals(right.nameBytes()) || !isSame(left.value(), right.value())) {
				return false;
			}
		}
		return !right.next();
	}

	private static int hashOfDocument(RawValue value) {
		RawReader reader = value.reader();
		reader.enter();
		int hash = 1;
		while (reader.next()) {
			hash = 31 * hash + reader.nameBytes().hashCode();
			hash = 31 * hash + hash(reader.value());
		}
		return hash;
	}

	/** Elements have names too, which say nothing. */
	private static boolean isSameArray(RawValue one, RawValue other) {
		RawReader left = one.reader();
		RawReader right = other.reader();
		left.enter();
		right.enter();
		while (left.next()) {
			if (!right.next()) {
				return false;
			}
			left.skipName();
			right.skipName();
			if (!isSame(left.value(), right.value())) {
				return false;
			}
		}
		return !right.next();
	}

	private static int hashOfArray(RawValue value) {
		RawReader reader = value.reader();
		reader.enter();
		int hash = 1;
		while (reader.next()) {
			reader.skipName();
			hash = 31 * hash + hash(reader.value());
		}
		return hash;
	}

	private static boolean isSameCode(RawValue one, RawValue other) {
		return code(one).hasBytesOf(code(other)) && isSame(scope(one), scope(other));
	}

	private static RawValue code(RawValue codeWithScope) {
		int length = codeWithScope.bytes().getInt(codeWithScope.bytes().position() + CODE_LENGTH);
		return codeWithScope.part(BsonType.JAVASCRIPT, CODE_LENGTH, Integer.BYTES + length);
	}

	private static RawValue scope(RawValue codeWithScope) {
		int begin = CODE_LENGTH + code(codeWithScope).size();
		return codeWithScope.part(BsonType.DOCUMENT, begin, codeWithScope.size() - begin);
	}

}
