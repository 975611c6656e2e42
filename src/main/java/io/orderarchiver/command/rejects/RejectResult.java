package io.orderarchiver.command.rejects;

import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.OrderState;
import io.orderarchiver.command.terminal.OrderJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code rejects show --output json} prints, in this order.
 *
 * @param target where the store is
 * @param id the order's {@code _id} as text
 * @param number its number, or null
 * @param reason why it was rejected
 * @param stage where on its way
 * @param error the reason in a sentence
 * @param run which run was the first to meet it for that reason
 * @param lastRun which run met it last
 * @param attempts how often it was rejected
 * @param firstRejectedAt when first, or null
 * @param lastRejectedAt when last, or null
 * @param orderNow what has become of the order
 * @param whatToDo what to do about it
 * @param order the order as it was when it was rejected first for this reason, in
 * MongoDB's relaxed extended JSON; null if it was not kept
 */
record RejectResult(String target, String id, @Nullable String number, String reason, String stage, String error,
		long run, long lastRun, long attempts, @Nullable String firstRejectedAt, @Nullable String lastRejectedAt,
		OrderState orderNow, String whatToDo, @Nullable JsonNode order) {

	static RejectResult of(String target, KeptReject reject, OrderState state, String advice) {
		return new RejectResult(target, reject.key().idText(), reject.shownNumber().orElse(null), reject.reason(),
				reject.stage(), reject.error(), reject.run(), reject.lastRun(), reject.attempts(),
				reject.firstRejectedAt().map(String::valueOf).orElse(null),
				reject.lastRejectedAt().map(String::valueOf).orElse(null), state, advice,
				reject.order().map(OrderJson::extended).orElse(null));
	}

}
