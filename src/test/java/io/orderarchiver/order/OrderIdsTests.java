package io.orderarchiver.order;

import java.util.UUID;
import java.util.stream.Stream;

import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrderIdsTests {

	private static final String UUID_TEXT = "a81bc81b-dead-4e5d-abff-90865d1e13b1";

	static Stream<Arguments> ids() {
		return Stream.of(
				Arguments.of(new BsonObjectId(new ObjectId("6718ABC123DEF4567890ABCD")), "6718abc123def4567890abcd"),
				Arguments.of(new BsonString("CMD \"17\""), "CMD \"17\""), Arguments.of(new BsonString(""), ""),
				Arguments.of(new BsonInt32(-17), "-17"), Arguments.of(new BsonInt64(1L << 40), "1099511627776"),
				Arguments.of(new BsonDecimal128(Decimal128.parse("1.50")), "1.50"),
				Arguments.of(new BsonDouble(1.5), "1.5"), Arguments.of(BsonBoolean.TRUE, "true"),
				Arguments.of(new BsonBinary(UUID.fromString(UUID_TEXT)), UUID_TEXT),
				Arguments.of(new BsonBinary(new byte[] { 1, 2 }),
						"{\"$binary\": {\"base64\": \"AQI=\", \"subType\": \"00\"}}"),
				Arguments.of(new BsonDateTime(0), "{\"$date\": \"1970-01-01T00:00:00Z\"}"),
				Arguments.of(BsonDocument.parse("{a: 1, b: {c: 'é'}}"), "{\"a\": 1, \"b\": {\"c\": \"é\"}}"));
	}

	@ParameterizedTest
	@MethodSource("ids")
	void anIdOfAnyTypeIsWrittenAsText(BsonValue id, String text) {
		assertThat(OrderIds.text(id)).isEqualTo(text);
	}

}
