package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets orders pass one after the other, at a rate that may change while some wait. Time
 * that was not used is not saved up: a burst is what a limit forbids. Thread-safe.
 */
final class Turns {

	private static final double ROUNDING = 1e-7;

	private final LongSupplier nanoTime;

	private long taken;

	private double passed;

	private long at;

	Turns(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.at = nanoTime.getAsLong();
	}

	/**
	 * Queues up.
	 * @return the turn, to be waited for
	 */
	synchronized long take(int orders, double rate) {
		advance(rate);
		long turn = this.taken;
		this.taken += orders;
		return turn;
	}

	/** How long to wait for a turn; zero if it is there. */
	synchronized Duration left(long turn, double rate) {
		advance(rate);
		double missing = (double) turn - this.passed;
		return (missing <= ROUNDING) ? Duration.ZERO
				: Duration.ofNanos((long) Math.min(Math.ceil(missing / rate * 1e9), Long.MAX_VALUE));
	}

	private void advance(double rate) {
		long now = this.nanoTime.getAsLong();
		this.passed = Double.isInfinite(rate) ? (double) this.taken
				: Math.min((double) this.taken, this.passed + (now - this.at) / 1e9 * rate);
		this.at = now;
	}

}
