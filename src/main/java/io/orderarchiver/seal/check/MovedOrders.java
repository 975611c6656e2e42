package io.orderarchiver.seal.check;

import java.util.HashMap;
import java.util.Map;

/** Archived orders that are of several days, since a completion has set their date. */
final class MovedOrders {

	private final Map<String, Integer> unsealed = new HashMap<>();

	/** To be asked once for each of its days in which no seal has it. */
	boolean isUnsealedInAll(CurrentLine line) {
		return this.unsealed.merge(line.id(), 1, Integer::sum) == line.days();
	}

}
