package io.orderarchiver.order;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RawValueTests {

	static Stream<List<BsonValue>> sameValues() {
		return Stream.of(
				List.of(new BsonInt32(0), new BsonInt64(0), new BsonDouble(0), new BsonDouble(-0.0), decimal("0"),
						decimal("0.00"), decimal("-0"), decimal("0E+10")),
				List.of(new BsonInt32(1), new BsonInt64(1), new BsonDouble(1), decimal("1"), decimal("1.0")),
				List.of(new BsonInt32(1000), new BsonInt64(1000), new BsonDouble(1000), decimal("1E+3")),
				List.of(new BsonInt32(-7), new BsonInt64(-7), new BsonDouble(-7), decimal("-7"), decimal("-7.00")),
				List.of(new BsonDouble(0.5), decimal("0.5"), decimal("0.50")),
				List.of(new BsonInt64(Long.MAX_VALUE), decimal("9223372036854775807")),
				List.of(new BsonInt64(Long.MIN_VALUE), new BsonDouble(-0x1p63), decimal("-9223372036854775808")),
				List.of(new BsonDouble(1e30), decimal("1000000000000000019884624838656")),
				List.of(new BsonDouble(Double.NaN), decimal("NaN"), decimal("-NaN")),
				List.of(new BsonDouble(Double.NEGATIVE_INFINITY), decimal("-Infinity")),
				List.of(new BsonString("é"), new BsonSymbol("é")),
				List.of(document("{r: 1, n: [2, {x: 'a'}]}"), document("{r: {$numberLong: '1'}, n: [2.0, {x: 'a'}]}")),
				List.of(new BsonArray(List.of(new BsonInt32(1), BsonNull.VALUE)),
						new BsonArray(List.of(new BsonDouble(1), BsonNull.VALUE))),
				List.of(new BsonJavaScriptWithScope("f", document("{a: 1}")),
						new BsonJavaScriptWithScope("f", document("{a: 1.0}"))));
	}

	@ParameterizedTest
	@MethodSource("sameValues")
	void isTheSameValueAsItsLikeOfAnyType(List<BsonValue> values) {
		RawValue first = RawValue.of(values.get(0));
		assertThat(values).allSatisfy((value) -> {
			assertThat(RawValue.of(value)).isEqualTo(first);
			assertThat(RawValue.of(value)).hasSameHashCodeAs(first);
			assertThat(RawValue.of(value).wideHash()).isEqualTo(first.wideHash());
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
						new BsonString("6718abc123def4567890abcd")),
				Arguments.of(document("{r: 1, n: 2}"), document("{n: 2, r: 1}")),
				Arguments.of(document("{r: 1}"), document("{s: 1}")),
				Arguments.of(document("{r: 1}"), document("{r: 1, n: 2}")),
				Arguments.of(document("{r: 1, n: 2}"), document("{r: 1}")),
				Arguments.of(document("{'0': 1}"), new BsonArray(List.of(new BsonInt32(1)))),
				Arguments.of(new BsonArray(List.of(new BsonInt32(1))),
						new BsonArray(List.of(new BsonInt32(1), new BsonInt32(1)))),
				Arguments.of(BsonNull.VALUE, new BsonUndefined()),
				Arguments.of(new BsonDateTime(0), new BsonTimestamp(0)),
				Arguments.of(new BsonMinKey(), new BsonMaxKey()),
				Arguments.of(new BsonBinary((byte) 0, new byte[1]), new BsonBinary((byte) 5, new byte[1])),
				Arguments.of(new BsonRegularExpression("a", "i"), new BsonRegularExpression("a", "")),
				Arguments.of(new BsonJavaScriptWithScope("f", document("{a: 1}")),
						new BsonJavaScriptWithScope("f", document("{a: 2}"))),
				Arguments.of(new BsonString("e"), new BsonString("é")));
	}

	@ParameterizedTest
	@MethodSource("different")
	void butNotAsAnythingElse(BsonValue one, BsonValue other) {
		assertThat(RawValue.of(one)).isNotEqualTo(RawValue.of(other));
		assertThat(RawValue.of(other)).isNotEqualTo(RawValue.of(one));
		assertThat(RawValue.of(one).wideHash()).isNotEqualTo(RawValue.of(other).wideHash());
	}

	@Test
	void idsThatWereCountedOneByOneFallApartInAHashMap() {
		long hashes = IntStream.range(0, 4000)
			.map((i) -> RawValue.of(new BsonObjectId(new ObjectId("6553f1001b2c3d4e5f%06x".formatted(0x7A0000 + i))))
				.hashCode())
			.distinct()
			.count();
		assertThat(hashes).isEqualTo(4000);
	}

	@Test
	void textThatIsNoUtf8IsComparedByItsBytesAndShownWithEscapes() {
		RawValue latin = text((byte) 'l', (byte) 0xe9);
		assertThat(latin).isEqualTo(text((byte) 'l', (byte) 0xe9)).isNotEqualTo(text((byte) 'l', (byte) 0xe8));
		assertThat(latin).isNotEqualTo(RawValue.of(new BsonString("l\ufffd")));
		assertThat(latin.toBson()).isEqualTo(new BsonString("l\\xE9"));
		assertThat(text((byte) 0xe9, (byte) 'a', (byte) 0xff, (byte) 0xfe).toBson())
			.isEqualTo(new BsonString("\\xE9a\\xFF\\xFE"));
		assertThat(text("l\ufffdé".getBytes(StandardCharsets.UTF_8)).toBson()).isEqualTo(new BsonString("l\ufffdé"));
	}

	@Test
	void ofFieldsOfOneNameTheFirstIsTaken() {
		try (DocumentOutput output = new DocumentOutput()) {
			output.writeString(DocumentOutput.Name.of("a"), "first");
			output.writeString(DocumentOutput.Name.of("a"), "second");
			RawBsonDocument document = output.toDocument();
			assertThat(RawValue.in(document, "a")).isEqualTo(RawValue.of(new BsonString("first")));
			assertThat(RawValue.in(document, "b")).isNull();
		}
	}

	static Stream<BsonValue> ofEachKind() {
		return Stream
			.concat(sameValues().flatMap(List::stream),
					Stream.of(new BsonUndefined(), new BsonMinKey(), new BsonTimestamp(1, 2),
							new BsonBinary(new byte[3])))
			.filter((value) -> !(value.isDecimal128() && value.asDecimal128().getValue().isNaN()));
	}

	@ParameterizedTest
	@MethodSource("ofEachKind")
	void isShownAsItIs(BsonValue value) {
		assertThat(RawValue.of(value).toBson()).isEqualTo(value);
	}

	private static RawValue text(byte... bytes) {
		byte[] value = new byte[Integer.BYTES + bytes.length + 1];
		value[0] = (byte) (bytes.length + 1);
		System.arraycopy(bytes, 0, value, Integer.BYTES, bytes.length);
		return new RawValue(BsonType.STRING, value, 0, value.length);
	}

	private static BsonDocument document(String json) {
		return BsonDocument.parse(json);
	}

	private static BsonDecimal128 decimal(String text) {
		return new BsonDecimal128(Decimal128.parse(text));
	}

}
