package io.orderarchiver.archive.rejects;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Fields of a reject in the store. What somebody else wrote there must not keep it from
 * being read.
 *
 * @param document the reject
 */
record RejectFields(RawBsonDocument document) {

	private static final String UNKNOWN = "unknown";

	String text(String field) {
		return optionalText(field).orElse(UNKNOWN);
	}

	Optional<String> optionalText(String field) {
		return value(field).filter((value) -> !value.isNull()).map(OrderIds::text);
	}

	long number(String field) {
		return decoded(field).filter(BsonValue::isNumber).map((value) -> value.asNumber().longValue()).orElse(0L);
	}

	Optional<Instant> instant(String field) {
		return value(field).filter(RawValue::isDateTime).map((value) -> Instant.ofEpochMilli(value.dateTime()));
	}

	Optional<BsonValue> decoded(String field) {
		return value(field).map(RawValue::toBson);
	}

	private Optional<RawValue> value(String field) {
		return Optional.ofNullable(RawValue.in(this.document, field));
	}

}
