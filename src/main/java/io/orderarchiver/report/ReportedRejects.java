package io.orderarchiver.report;

import java.util.List;

import io.orderarchiver.run.record.RejectedOrders;

/**
 * What a run could not archive for one reason.
 *
 * @param rejected the reason, how many, and some of their numbers
 * @param meaning the reason in half a sentence
 * @param next how they are seen and mended
 */
public record ReportedRejects(RejectedOrders rejected, String meaning, List<NextStep> next) {

	/** Makes the list safe to share. */
	public ReportedRejects {
		next = List.copyOf(next);
	}

	String count() {
		return Shown.number(this.rejected.orders()) + ((this.rejected.orders() == 1) ? " order" : " orders");
	}

	List<String> numbers() {
		return this.rejected.numbers().stream().map(Shown::name).toList();
	}

	boolean hasMore() {
		return this.rejected.orders() > this.rejected.numbers().size();
	}

}
