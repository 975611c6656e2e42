package io.orderarchiver.archive.write;

import com.mongodb.bulk.BulkWriteError;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.ArchivedOrder;

/**
 * An archived order that a bulk insert did not take.
 *
 * @param order which
 * @param code MongoDB's error code, or that of a size that the driver refuses
 * @param message MongoDB's words
 * @param attempt how often the insert was tried before: if it was, the archive may hold
 * the order by an attempt whose answer got lost
 */
record Refusal(ArchivedOrder order, int code, String message, int attempt) {

	/**
	 * What MongoDB says of a document beyond 16 MB, which the driver does not even send.
	 */
	private static final int OBJECT_TOO_LARGE = 10334;

	private static final int LONGEST_MESSAGE = 1000;

	static Refusal of(ArchivedOrder order, BulkWriteError error, int attempt) {
		return new Refusal(order, error.getCode(), shortened(error.getMessage()), attempt);
	}

	/** A server quotes the value that is doubled, whatever its size. */
	private static String shortened(String message) {
		return (message.length() <= LONGEST_MESSAGE) ? message : message.substring(0, LONGEST_MESSAGE) + "…";
	}

	static Refusal tooLarge(ArchivedOrder order) {
		return new Refusal(order, OBJECT_TOO_LARGE, "the archived order is larger than 16 MB", 0);
	}

	static Refusal unreadable(ArchivedOrder order, int code) {
		return new Refusal(order, code, "it does not read the archived order, which may be too deep", 0);
	}

	boolean isDuplicateKey() {
		return this.code == ErrorCodes.DUPLICATE_KEY;
	}

	Reject asReject() {
		if (isDuplicateKey()) {
			return new Reject(this.order.key(), RejectReason.DUPLICATE_KEY, RejectStage.WRITE,
					"a unique index of the archive refuses it, and no archived order holds its number: "
							+ this.message);
		}
		RejectReason reason = ErrorCodes.isTooLarge(this.code) ? RejectReason.TOO_LARGE : RejectReason.REFUSED;
		return new Reject(this.order.key(), reason, RejectStage.WRITE,
				"MongoDB refuses the archived order: error " + this.code + " " + this.message);
	}

}
