package io.orderarchiver.simulation.town;

import java.time.Duration;

import io.orderarchiver.simulation.data.GenerationOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a running town lives.
 *
 * @param town the customers, couriers, restaurants and menus, and how often an order
 * lacks something; count and share of delivered orders only tell data sets apart here
 * @param rate deliveries a second, 1 to 1000
 * @param duration after which the town closes, positive; null for never
 */
public record LiveOptions(GenerationOptions town, int rate, @Nullable Duration duration) {

	/** The highest rate. */
	public static final int MAX_RATE = 1000;

	/**
	 * Checks the ranges.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public LiveOptions {
		if (rate < 1 || rate > MAX_RATE) {
			throw new IllegalArgumentException("rate is " + rate + ", but must be from 1 to " + MAX_RATE);
		}
		if (duration != null && (duration.isNegative() || duration.isZero())) {
			throw new IllegalArgumentException("duration is not positive: " + duration);
		}
	}

}
