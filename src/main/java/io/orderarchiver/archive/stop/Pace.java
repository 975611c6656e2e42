package io.orderarchiver.archive.stop;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Spares a busy cluster: lets so many orders pass a second, and no more, whoever waits.
 * Thread-safe.
 */
public final class Pace {

	private final OptionalInt ordersPerSecond;

	private final LongSupplier nanoTime;

	private final StopSignal stop;

	private long nextAtNanos;

	private int sharers = 1;

	/**
	 * Creates a pace.
	 * @param ordersPerSecond at most, if limited
	 * @param nanoTime a clock that never goes back, in nanoseconds
	 * @param stop ends a wait early
	 */
	public Pace(OptionalInt ordersPerSecond, LongSupplier nanoTime, StopSignal stop) {
		this.ordersPerSecond = ordersPerSecond;
		this.nanoTime = nanoTime;
		this.stop = stop;
		this.nextAtNanos = nanoTime.getAsLong();
	}

	/**
	 * Waits until orders may pass.
	 * @param orders how many
	 * @throws StopRequestedException if a stop was asked for
	 */
	public void await(int orders) {
		if (this.ordersPerSecond.isEmpty() || orders == 0) {
			return;
		}
		long wait = turn(orders);
		if (wait > 0) {
			this.stop.pause(Duration.ofNanos(wait));
		}
	}

	/**
	 * Leaves others their part: all together are as fast as one would be.
	 * @param processes how many there are, this one included
	 */
	public synchronized void shareWith(int processes) {
		this.sharers = Math.max(1, processes);
	}

	/** Time that was not used is not saved up: a burst is what the limit forbids. */
	private synchronized long turn(int orders) {
		long now = this.nanoTime.getAsLong();
		long wait = Math.max(0, this.nextAtNanos - now);
		this.nextAtNanos = now + wait + orders * 1_000_000_000L / this.ordersPerSecond.orElseThrow() * this.sharers;
		return wait;
	}

}
