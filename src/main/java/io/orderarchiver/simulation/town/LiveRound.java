package io.orderarchiver.simulation.town;

import java.util.List;

import io.orderarchiver.simulation.data.GeneratedOrder;
import io.orderarchiver.simulation.data.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a town at one time: each order of it once.
 *
 * @param moves what happens
 */
record LiveRound(List<Move> moves) {

	/**
	 * An order is created, or gets another status.
	 *
	 * @param before its status before; null if it is created
	 * @param order the order, in its new status
	 */
	record Move(@Nullable OrderStatus before, GeneratedOrder order) {
	}

}
