package io.orderarchiver.archive;

import java.util.Locale;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.jspecify.annotations.Nullable;

/** Words the reasons of rejects. */
public final class Rejects {

	private Rejects() {
	}

	/**
	 * An order without a usable number.
	 * @param key the order
	 * @param stage where on its way that was seen
	 * @return says what the number is instead
	 */
	public static Reject invalidNumber(OrderKey key, RejectStage stage) {
		RawValue number = key.number();
		String is = (number == null) ? "missing" : switch (number.type()) {
			case NULL, UNDEFINED -> "null";
			case STRING -> "blank";
			default -> "no text but " + number.type().name().toLowerCase(Locale.ROOT);
		};
		return new Reject(key, RejectReason.INVALID_NUMBER, stage, OrderFields.NUMBER + " is " + is);
	}

	/**
	 * An order whose number another order holds.
	 * @param key the order
	 * @param owner the archived order
	 * @param stage where on its way that was seen
	 * @return names the other order
	 */
	public static Reject conflict(OrderKey key, NumberOwner owner, RejectStage stage) {
		return conflict(key, owner.orderId(), stage);
	}

	static Reject conflict(OrderKey key, @Nullable RawValue ownerId, RejectStage stage) {
		String owner = (ownerId != null) ? OrderIds.shown(ownerId) : "unknown";
		return new Reject(key, RejectReason.CONFLICT, stage, "%s %s is archived for another order, %s %s"
			.formatted(OrderFields.NUMBER, key.shownNumber().orElse("?"), ArchivedOrder.ORDER_ID, owner));
	}

	/**
	 * An order that MongoDB does not look up.
	 * @param key the order
	 * @param error what MongoDB said
	 * @return the reject
	 */
	public static Reject refused(OrderKey key, String error) {
		return new Reject(key, RejectReason.REFUSED, RejectStage.LOOKUP,
				"MongoDB refuses to look the order up: " + error);
	}

	/**
	 * An order that fits into no document.
	 * @param key the order
	 * @param stage where on its way that was seen
	 * @param error what MongoDB or its driver said
	 * @return the reject
	 */
	public static Reject tooLarge(OrderKey key, RejectStage stage, String error) {
		return new Reject(key, RejectReason.TOO_LARGE, stage, error);
	}

}
