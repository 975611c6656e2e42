package io.orderarchiver.run.pace;

import java.time.Duration;

/**
 * What a process has told, or has to tell, and since when, on this process's clock.
 *
 * @param what it tells
 * @param nanoTime when, in nanoseconds
 * @param <T> what it is
 */
record Heard<T>(T what, long nanoTime) {

	/** What is older tells nothing of the present. */
	static final Duration FRESH = Duration.ofSeconds(5);

	private static final Duration ROUNDING = Duration.ofSeconds(1);

	/** What seems to come from the future was told by a clock of another zone. */
	boolean isFresh(long now) {
		long age = now - this.nanoTime;
		return age >= -ROUNDING.toNanos() && age <= FRESH.toNanos();
	}

}
