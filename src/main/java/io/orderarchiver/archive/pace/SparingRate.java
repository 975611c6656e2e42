package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Additive increase, multiplicative decrease: at each sign of strain half as fast, and
 * without one a little faster, until the run is as fast as it was. Thread-safe.
 */
final class SparingRate {

	private static final long MEMORY = Duration.ofSeconds(10).toNanos();

	private static final int STEPS_TO_THE_TOP = 20;

	private static final int SLOWEST_SHARE = 32;

	private final LongSupplier nanoTime;

	private final Deque<Passed> recent = new ArrayDeque<>();

	private double rate = Double.POSITIVE_INFINITY;

	private double top;

	SparingRate(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** Some have passed. */
	synchronized void passed(int orders) {
		noteTop();
		this.recent.add(new Passed(this.nanoTime.getAsLong(), orders));
		forget();
	}

	private void noteTop() {
		if (!isSparing() && !this.recent.isEmpty()) {
			this.top = Math.max(this.top, ordersPerSecond());
		}
	}

	/** The last one is kept: a strained cluster may need a minute for it. */
	private void forget() {
		long now = this.nanoTime.getAsLong();
		while (this.recent.size() > 1 && now - this.recent.getFirst().at() > MEMORY) {
			this.recent.removeFirst();
		}
	}

	/** Half as fast. Before anything has passed there is nothing to halve. */
	synchronized void strained() {
		if (!this.recent.isEmpty()) {
			noteTop();
			double before = isSparing() ? this.rate : ordersPerSecond();
			this.rate = Math.max(before / 2, this.top / SLOWEST_SHARE);
		}
	}

	private double ordersPerSecond() {
		forget();
		long orders = this.recent.stream().mapToLong(Passed::orders).sum();
		double seconds = (this.nanoTime.getAsLong() - this.recent.getFirst().at()) / 1e9;
		return Math.max(1, orders / Math.max(1, seconds));
	}

	/** A little faster. */
	synchronized void relieved() {
		if (isSparing()) {
			this.rate += this.top / STEPS_TO_THE_TOP;
			if (this.rate >= this.top) {
				this.rate = Double.POSITIVE_INFINITY;
			}
		}
	}

	synchronized boolean isSparing() {
		return !Double.isInfinite(this.rate);
	}

	/** Orders a second; infinity where nothing is spared. */
	synchronized double rate() {
		return this.rate;
	}

	private record Passed(long at, int orders) {
	}

}
