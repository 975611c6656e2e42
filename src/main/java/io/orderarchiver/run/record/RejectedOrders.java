package io.orderarchiver.run.record;

import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.archive.RejectReason;

/**
 * What could not be archived for one reason.
 *
 * @param reason why
 * @param orders how many new rejects that are
 * @param numbers of ten of them at most, the order as messages name it
 */
public record RejectedOrders(RejectReason reason, long orders, List<String> numbers) {

	static final int MOST_NUMBERS = 10;

	/** Makes the list safe to share. */
	public RejectedOrders {
		numbers = List.copyOf(numbers);
	}

	RejectedOrders plus(RejectedOrders other) {
		return new RejectedOrders(this.reason, this.orders + other.orders,
				Stream.concat(this.numbers.stream(), other.numbers.stream()).distinct().limit(MOST_NUMBERS).toList());
	}

}
