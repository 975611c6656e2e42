package io.orderarchiver.simulation.town;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntFunction;

import io.orderarchiver.simulation.data.OrderStatus;

/**
 * What happens to which order when, from the opening on. Deliveries are evenly spaced:
 * the n-th one falls n intervals after the opening. The life of its order is laid out
 * before it, in haste if it would have begun before the opening. An order that is
 * cancelled comes on top.
 */
final class Timetable {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final int rate;

	private final IntFunction<OrderStages> lives;

	private final PriorityQueue<Event> events = new PriorityQueue<>(
			Comparator.comparingLong(Event::at).thenComparingInt(Event::order).thenComparing(Event::status));

	private int orders;

	private long deliveries;

	/**
	 * Creates a timetable.
	 * @param rate deliveries a second
	 * @param lives what becomes of an order, by its index
	 */
	Timetable(int rate, IntFunction<OrderStages> lives) {
		this.rate = rate;
		this.lives = lives;
	}

	/**
	 * Takes what is due, the earliest first. No order is among it twice: what is taken
	 * can be written in any order, and be written again.
	 * @param now nanoseconds since the opening
	 * @param most how many events at most
	 * @return events, which are not taken again; none once nothing is due
	 */
	List<Event> takeDue(long now, int most) {
		while (nextDelivery() - OrderStages.LONGEST.toNanos() <= now) {
			planOrder();
		}
		List<Event> due = new ArrayList<>();
		Set<Integer> taken = new HashSet<>();
		Event next = this.events.element();
		while (next.at() <= now && due.size() < most && taken.add(next.order())) {
			due.add(this.events.remove());
			next = this.events.element();
		}
		return due;
	}

	private void planOrder() {
		int order = this.orders++;
		OrderStages life = this.lives.apply(order);
		long end = nextDelivery();
		double pace = Math.min(1, (double) end / life.length());
		for (OrderStages.Stage stage : life.stages()) {
			this.events.add(new Event(end - (long) (pace * stage.beforeDelivery()), order, stage.status()));
		}
		this.deliveries += life.isDelivered() ? 1 : 0;
	}

	private long nextDelivery() {
		return (this.deliveries + 1) * SECOND / this.rate;
	}

	/**
	 * An order gets a status.
	 *
	 * @param at when, in nanoseconds since the opening
	 * @param order its index
	 * @param status the status
	 */
	record Event(long at, int order, OrderStatus status) {
	}

}
