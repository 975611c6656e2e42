package io.orderarchiver.archive;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * A reject as the store has it.
 *
 * @param key the order's {@code _id} and number, as it was when it was rejected last
 * @param reason why, mostly a {@link RejectReason}
 * @param stage where on its way, mostly a {@link RejectStage}
 * @param error the reason in a sentence; it may quote MongoDB, and so the order's data
 * @param run which run was the first to meet it for that reason
 * @param lastRun which run met it last
 * @param attempts how often it was rejected
 * @param firstRejectedAt when it was rejected first
 * @param lastRejectedAt when it was rejected last
 * @param order the original order, if it was asked for, and was not too large to keep
 */
public record KeptReject(OrderKey key, String reason, String stage, String error, long run, long lastRun, long attempts,
		Optional<Instant> firstRejectedAt, Optional<Instant> lastRejectedAt, Optional<BsonDocument> order) {

	private static final String UNKNOWN = "unknown";

	static KeptReject of(BsonDocument document) {
		return new KeptReject(OrderKey.of(document), text(document, StoredReject.REASON),
				text(document, RejectDocuments.STAGE), text(document, RejectDocuments.ERROR),
				number(document, StoredReject.RUN), number(document, RejectDocuments.LAST_RUN),
				number(document, StoredReject.ATTEMPTS), instant(document, StoredReject.FIRST_REJECTED_AT),
				instant(document, RejectDocuments.LAST_REJECTED_AT), document.isDocument(RejectDocuments.ORIGINAL)
						? Optional.of(document.getDocument(RejectDocuments.ORIGINAL)) : Optional.empty());
	}

	/** What somebody else wrote into the store must not keep it from being read. */
	private static String text(BsonDocument document, String field) {
		BsonValue value = document.get(field, BsonNull.VALUE);
		return value.isNull() ? UNKNOWN : OrderIds.text(value);
	}

	private static long number(BsonDocument document, String field) {
		BsonValue value = document.get(field, BsonNull.VALUE);
		return value.isNumber() ? value.asNumber().longValue() : 0;
	}

	private static Optional<Instant> instant(BsonDocument document, String field) {
		BsonValue value = document.get(field, BsonBoolean.FALSE);
		return value.isDateTime() ? Optional.of(Instant.ofEpochMilli(value.asDateTime().getValue())) : Optional.empty();
	}

	/**
	 * The number as it may be shown: a text as it is, a number in digits.
	 * @return nothing if there is none, or if it is of a type that may hold anything
	 */
	public Optional<String> shownNumber() {
		BsonValue number = this.key.number();
		if (number == null || number.isNull()) {
			return Optional.empty();
		}
		return (number.isString() || number.isNumber()) ? Optional.of(OrderIds.text(number))
				: Optional.of("(" + OrderFields.NUMBER + " is no text)");
	}

}
