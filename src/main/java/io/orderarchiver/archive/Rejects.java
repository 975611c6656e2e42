package io.orderarchiver.archive;

import java.util.Locale;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Words the reasons of rejects. */
final class Rejects {

	private Rejects() {
	}

	static Reject invalidNumber(OrderKey key, RejectStage stage) {
		BsonValue number = key.number();
		String is = (number == null) ? "missing" : switch (number.getBsonType()) {
			case NULL, UNDEFINED -> "null";
			case STRING -> "blank";
			default -> "no text but " + number.getBsonType().name().toLowerCase(Locale.ROOT);
		};
		return new Reject(key, RejectReason.INVALID_NUMBER, stage, OrderFields.NUMBER + " is " + is);
	}

	static Reject conflict(OrderKey key, NumberOwner owner, RejectStage stage) {
		return conflict(key, owner.orderId(), stage);
	}

	static Reject conflict(OrderKey key, @Nullable BsonValue ownerId, RejectStage stage) {
		String owner = (ownerId != null) ? OrderIds.text(ownerId) : "unknown";
		return new Reject(key, RejectReason.CONFLICT, stage, "%s %s is archived for another order, %s %s"
			.formatted(OrderFields.NUMBER, key.usableNumber().orElse("?"), ArchivedOrder.ORDER_ID, owner));
	}

	static Reject tooLarge(OrderKey key, RejectStage stage, String error) {
		return new Reject(key, RejectReason.TOO_LARGE, stage, error);
	}

}
