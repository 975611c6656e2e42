package io.orderarchiver.command.invocation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How many orders a second are done of late: an average of all would hide a stall. */
public final class RecentRate {

	private static final long WINDOW = Duration.ofSeconds(5).toNanos();

	private final LongSupplier nanoTime;

	private final long start;

	private final Deque<Step> steps = new ArrayDeque<>();

	/**
	 * Begins to measure.
	 * @param nanoTime a clock that only goes on
	 */
	public RecentRate(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
	}

	/**
	 * Some more are done.
	 * @param orders how many
	 */
	public synchronized void add(long orders) {
		this.steps.add(new Step(this.nanoTime.getAsLong(), orders));
		forget();
	}

	/**
	 * The rate of the last seconds.
	 * @return orders a second
	 */
	public synchronized double perSecond() {
		forget();
		long measured = Math.min(WINDOW, this.nanoTime.getAsLong() - this.start);
		long orders = this.steps.stream().mapToLong(Step::orders).sum();
		return (measured > 0) ? orders * 1e9 / measured : 0;
	}

	private void forget() {
		long now = this.nanoTime.getAsLong();
		while (!this.steps.isEmpty() && now - this.steps.getFirst().at() >= WINDOW) {
			this.steps.removeFirst();
		}
	}

	/**
	 * A step forward.
	 *
	 * @param at when, in nanoseconds
	 * @param orders how many orders were done
	 */
	private record Step(long at, long orders) {
	}

}
