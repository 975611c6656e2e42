package io.orderarchiver.archive.rejects;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * A reject as the store has it.
 *
 * @param key the order's {@code _id} and number, as it was when it was rejected last
 * @param reason why, mostly a {@link io.orderarchiver.archive.RejectReason}
 * @param stage where on its way, mostly a {@link io.orderarchiver.archive.RejectStage}
 * @param error the reason in a sentence; it may quote MongoDB, and so the order's data
 * @param run which run was the first to meet it for that reason
 * @param lastRun which run met it last
 * @param attempts how often it was rejected
 * @param firstRejectedAt when it was rejected first
 * @param lastRejectedAt when it was rejected last
 * @param order the original order, if it was asked for, and could be kept
 */
public record KeptReject(OrderKey key, String reason, String stage, String error, long run, long lastRun, long attempts,
		Optional<Instant> firstRejectedAt, Optional<Instant> lastRejectedAt, Optional<BsonDocument> order) {

	static KeptReject of(RawBsonDocument document) {
		RejectFields fields = new RejectFields(document);
		return new KeptReject(OrderKey.of(document), fields.text(StoredReject.REASON),
				fields.text(RejectDocuments.STAGE), fields.text(RejectDocuments.ERROR), fields.number(StoredReject.RUN),
				fields.number(RejectDocuments.LAST_RUN), fields.number(StoredReject.ATTEMPTS),
				fields.instant(StoredReject.FIRST_REJECTED_AT), fields.instant(RejectDocuments.LAST_REJECTED_AT),
				fields.decoded(RejectDocuments.ORIGINAL).filter(BsonValue::isDocument).map(BsonValue::asDocument));
	}

	/**
	 * The number as it may be shown: a text as it is, a number in digits.
	 * @return nothing if there is none, or if it is of a type that may hold anything
	 */
	public Optional<String> shownNumber() {
		RawValue number = this.key.number();
		if (number == null || number.isNull()) {
			return Optional.empty();
		}
		return (number.isString() || number.isNumber()) ? Optional.of(OrderIds.shown(number))
				: Optional.of("(" + OrderFields.NUMBER + " is no text)");
	}

}
