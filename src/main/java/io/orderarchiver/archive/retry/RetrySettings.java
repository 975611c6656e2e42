package io.orderarchiver.archive.retry;

import java.time.Duration;

/**
 * How often and how patiently MongoDB is asked again after a transient error.
 *
 * @param maxRetries retries after the first attempt, 0 for none
 * @param delay before the first retry; doubled, with jitter, for each further one
 */
public record RetrySettings(int maxRetries, Duration delay) {

	/**
	 * Retries for ever, for what is to run for ever.
	 * @param delay before the first retry
	 * @return retries without end
	 */
	public static RetrySettings endless(Duration delay) {
		return new RetrySettings(Integer.MAX_VALUE - 1, delay);
	}

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a value is negative, or the delay zero
	 */
	public RetrySettings {
		if (maxRetries < 0) {
			throw new IllegalArgumentException("maxRetries is negative: " + maxRetries);
		}
		if (delay.isNegative() || delay.isZero()) {
			throw new IllegalArgumentException("delay is not positive: " + delay);
		}
	}

}
