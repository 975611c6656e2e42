package io.orderarchiver.command.rejects;

import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.OrderState;
import io.orderarchiver.command.invocation.ReasonMeaning;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.OrderJson;
import io.orderarchiver.command.terminal.Printable;
import io.orderarchiver.command.terminal.Rows;

/** A reject to read. */
final class RejectDetails {

	private final String target;

	private final KeptReject reject;

	private final OrderState state;

	private final String advice;

	RejectDetails(String target, KeptReject reject, OrderState state, String advice) {
		this.target = target;
		this.reject = reject;
		this.state = state;
		this.advice = advice;
	}

	String text() {
		return String.join("\n\n",
				"Reject %s of %s".formatted(Printable.line(this.reject.key().idText()), this.target) + "\n" + rows(),
				"What to do:\n" + this.advice, order());
	}

	private Rows rows() {
		return new Rows().add("numero_commande", Printable.number(this.reject))
			.add("reason", "%s, %s".formatted(this.reject.reason(), ReasonMeaning.of(this.reject.reason())))
			.add("stage", this.reject.stage())
			.add("error", Printable.line(this.reject.error()))
			.add("run", "%d, last %d".formatted(this.reject.run(), this.reject.lastRun()))
			.add("attempts", this.reject.attempts())
			.add("first rejected", RejectsList.time(this.reject.firstRejectedAt()))
			.add("last rejected", RejectsList.time(this.reject.lastRejectedAt()))
			.add("order now", switch (this.state) {
				case DELIVERED -> "delivered";
				case NOT_DELIVERED -> "no longer delivered";
				case DELETED -> "deleted; this is the last copy";
			});
	}

	private String order() {
		return this.reject.order()
			.map((order) -> "The order as it was when it was rejected (personal data):\n"
					+ Json.pretty(OrderJson.extended(order)))
			.orElse("The order itself was not kept here: it is too large, or was deleted by then.");
	}

}
