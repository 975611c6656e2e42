package io.orderarchiver.archive.indexes;

import java.util.List;
import java.util.stream.Stream;

import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an index's document holds, it is read. */
class FoundIndexTests {

	private static final BsonDocument KEY = BsonDocument.parse("{a: 1, b: 1}");

	@ParameterizedTest
	@ValueSource(strings = { "{a: 1, b: 1}", "{a: 1.0, b: {$numberLong: '1'}}", "{a: {$numberDecimal: '1'}, b: 1}" })
	void aKeyIsTheSameWhateverNumbersItHas(String key) {
		assertThat(index("{key: %s}".formatted(key)).serves(KEY)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{key: 'a_1'}", "{key: null}", "{key: [1, 1]}", "{key: {a: 'hashed', b: 1}}",
			"{key: {a: 'text', b: 1}}", "{key: {a: true, b: 1}}", "{key: {b: 1, a: 1}}", "{key: {a: 1}}",
			"{key: {a: 1, b: -1}}", "{key: {a: {$numberDecimal: '-0'}, b: 1}}",
			"{key: {a: {$numberDecimal: 'NaN'}, b: 1}}" })
	void otherKeysAndWhatIsNoneServeNothing(String document) {
		assertThat(index(document).serves(KEY)).isFalse();
		assertThat(index(document).makesUnique(KEY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sparse: true", "sparse: 1", "hidden: true", "hidden: {$numberDecimal: '1'}",
			"partialFilterExpression: {a: 1}", "collation: {locale: 'fr'}", "collation: 'fr'", "collation: {}" })
	void whatDoesNotHoldAllByTheirBytesServesNothing(String option) {
		assertThat(index("{key: {a: 1, b: 1}, %s}".formatted(option)).serves(KEY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sparse: false", "sparse: 0.0", "hidden: null", "collation: {locale: 'simple'}",
			"collation: null", "v: 7, ofALaterVersion: {x: 1}", "unique: true" })
	void otherOptionsAreNoHindrance(String option) {
		assertThat(index("{key: {a: 1, b: 1}, %s}".formatted(option)).serves(KEY)).isTrue();
	}

	static Stream<BsonValue> truths() {
		return Stream.of(BsonBoolean.TRUE, new BsonInt32(1), new BsonDouble(-1.5),
				new BsonDecimal128(Decimal128.parse("1")));
	}

	@ParameterizedTest
	@MethodSource("truths")
	void numbersStandForBooleans(BsonValue truth) {
		assertThat(new FoundIndex(new BsonDocument("key", KEY).append("unique", truth)).makesUnique(KEY)).isTrue();
	}

	@Test
	void everythingElseIsNotTrue() {
		for (BsonValue value : List.of(BsonBoolean.FALSE, new BsonInt32(0), BsonNull.VALUE, new BsonString("true"),
				new BsonDecimal128(Decimal128.NEGATIVE_ZERO))) {
			assertThat(new FoundIndex(new BsonDocument("key", KEY).append("unique", value)).isUnique()).isFalse();
		}
	}

	@Test
	void aUniqueIndexOfAnotherCollationMakesNothingUniqueByItsBytes() {
		FoundIndex index = index("{key: {a: 1, b: 1}, unique: true, collation: {locale: 'fr', strength: 1}}");
		assertThat(index.makesUnique(KEY)).isFalse();
		assertThat(index.isUnique()).isTrue();
		assertThat(index.collation()).isEqualTo("fr, strength 1");
	}

	@Test
	void anExpiryIsToldWhateverItIs() {
		assertThat(index("{expireAfterSeconds: 60.0}").expiry()).contains("60");
		assertThat(index("{expireAfterSeconds: {$numberLong: '2147483647'}}").expiry()).contains("2147483647");
		assertThat(index("{expireAfterSeconds: {$numberDouble: 'NaN'}}").expiry()).contains("NaN");
		assertThat(index("{expireAfterSeconds: 'soon'}").expiry()).isPresent();
		assertThat(index("{expireAfterSeconds: null}").expiry()).isEmpty();
		assertThat(index("{}").expiry()).isEmpty();
		assertThat(index("{}").fields()).isEqualTo("a field");
		assertThat(index("{name: 7}").name()).isEmpty();
	}

	private static FoundIndex index(String json) {
		return new FoundIndex(BsonDocument.parse(json));
	}

}
