package io.orderarchiver.simulation.town;

import java.time.Duration;
import java.util.List;

import io.orderarchiver.simulation.data.Draws;
import io.orderarchiver.simulation.data.OrderStatus;

/**
 * What becomes of a live order: it is delivered, or cancelled before it is on its way.
 *
 * @param stages its statuses in their order
 */
record OrderStages(List<Stage> stages) {

	/** Of all orders, how many are cancelled. */
	private static final double CANCELLED = 0.05;

	private static final int SHORTEST_STAGE_MILLIS = 500;

	private static final int LONGEST_STAGE_MILLIS = 2500;

	/** The most time from an order's creation to its delivery. */
	static final Duration LONGEST = Duration.ofMillis(3 * LONGEST_STAGE_MILLIS);

	static OrderStages draw(Draws draws) {
		long onItsWay = stage(draws);
		long preparing = onItsWay + stage(draws);
		long pending = preparing + stage(draws);
		Stage begin = new Stage(OrderStatus.PENDING, pending);
		Stage kitchen = new Stage(OrderStatus.PREPARING, preparing);
		if (!draws.chance(CANCELLED)) {
			return new OrderStages(List.of(begin, kitchen, new Stage(OrderStatus.ON_ITS_WAY, onItsWay),
					new Stage(OrderStatus.DELIVERED, 0)));
		}
		return draws.chance(0.5) ? new OrderStages(List.of(begin, new Stage(OrderStatus.CANCELLED, preparing)))
				: new OrderStages(List.of(begin, kitchen, new Stage(OrderStatus.CANCELLED, onItsWay)));
	}

	private static long stage(Draws draws) {
		return Duration.ofMillis(draws.between(SHORTEST_STAGE_MILLIS, LONGEST_STAGE_MILLIS)).toNanos();
	}

	boolean isDelivered() {
		return this.stages.get(this.stages.size() - 1).status() == OrderStatus.DELIVERED;
	}

	/** From creation to the moment of delivery, in nanoseconds. */
	long length() {
		return this.stages.get(0).beforeDelivery();
	}

	/**
	 * The order gets a status.
	 *
	 * @param status the status
	 * @param beforeDelivery how long before the moment of delivery, in nanoseconds; that
	 * of a cancelled order is when it would have been
	 */
	record Stage(OrderStatus status, long beforeDelivery) {
	}

}
