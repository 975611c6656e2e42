package io.orderarchiver.archive;

import java.util.List;
import java.util.stream.Stream;

import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReferencesTests {

	static Stream<List<BsonValue>> equalNumbers() {
		return Stream.of(
				List.of(new BsonInt32(0), new BsonInt64(0), new BsonDouble(0), new BsonDouble(-0.0), decimal("0"),
						decimal("0.00"), decimal("-0"), decimal("0E+10")),
				List.of(new BsonInt32(1), new BsonInt64(1), new BsonDouble(1), decimal("1"), decimal("1.0")),
				List.of(new BsonInt32(1000), new BsonInt64(1000), new BsonDouble(1000), decimal("1E+3")),
				List.of(new BsonInt32(-7), new BsonInt64(-7), new BsonDouble(-7), decimal("-7"), decimal("-7.00")),
				List.of(new BsonDouble(0.5), decimal("0.5"), decimal("0.50")),
				List.of(new BsonInt64(Long.MAX_VALUE), decimal("9223372036854775807")));
	}

	@ParameterizedTest
	@MethodSource("equalNumbers")
	void aNumberRefersToItsLikeOfAnyType(List<BsonValue> numbers) {
		Object first = References.key(numbers.get(0));
		assertThat(numbers).allSatisfy((number) -> {
			assertThat(References.key(number)).isEqualTo(first);
			assertThat(References.key(number)).hasSameHashCodeAs(first);
		});
	}

	static Stream<Arguments> different() {
		return Stream.of(Arguments.of(new BsonInt32(1), new BsonString("1")),
				Arguments.of(new BsonInt32(1), new BsonInt32(-1)), Arguments.of(decimal("1"), decimal("-1")),
				Arguments.of(new BsonDouble(0.1), decimal("0.1")),
				Arguments.of(new BsonInt64(Long.MAX_VALUE), new BsonDouble(Long.MAX_VALUE)),
				Arguments.of(new BsonDouble(Double.NaN), new BsonInt32(0)),
				Arguments.of(decimal("Infinity"), decimal("-Infinity")),
				Arguments.of(new BsonObjectId(new ObjectId("6718abc123def4567890abcd")),
						new BsonString("6718abc123def4567890abcd")));
	}

	@ParameterizedTest
	@MethodSource("different")
	void butNotToAnythingElse(BsonValue one, BsonValue other) {
		assertThat(References.key(one)).isNotEqualTo(References.key(other));
	}

	@Test
	void whatIsNoNumberIsItself() {
		for (BsonValue value : List.of(new BsonString("1"), BsonNull.VALUE, new BsonDouble(Double.NaN),
				decimal("NaN"))) {
			assertThat(References.key(value)).isEqualTo(value);
		}
	}

	private static BsonDecimal128 decimal(String text) {
		return new BsonDecimal128(Decimal128.parse(text));
	}

}
