package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run is asked for the sake of a busy cluster.
 *
 * @param maxRate orders a second at most, if limited
 * @param maxLag beyond which lag of MongoDB a run pauses that spares it; nothing if it
 * does not spare it
 */
public record PaceLimits(OptionalInt maxRate, Optional<Duration> maxLag) {

	/** As fast as it goes. */
	public static final PaceLimits NONE = new PaceLimits(OptionalInt.empty(), Optional.empty());

	/** The lag that is tolerated unless told otherwise. */
	public static final Duration DEFAULT_MAX_LAG = Duration.ofSeconds(5);

	/** A larger page would be too large a bite for a strained cluster. */
	private static final int LARGEST_SPARING_PAGE = 1000;

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a value is out of bounds
	 */
	public PaceLimits {
		if (maxRate.isPresent() && maxRate.getAsInt() < 1) {
			throw new IllegalArgumentException("maxRate is less than 1: " + maxRate.getAsInt());
		}
		if (maxLag.filter((lag) -> lag.isNegative() || lag.isZero()).isPresent()) {
			throw new IllegalArgumentException("maxLag is not positive: " + maxLag.get());
		}
	}

	/**
	 * A fixed limit, or none.
	 * @param maxRate orders a second at most, if limited
	 * @return without sparing
	 */
	public static PaceLimits ofRate(OptionalInt maxRate) {
		return new PaceLimits(maxRate, Optional.empty());
	}

	/**
	 * How large a page may be. Under a limit of the rate it is a second's worth at most,
	 * so that the load is even.
	 * @param wanted orders a page without limits
	 * @return orders a page
	 */
	public int pageSize(int wanted) {
		int even = Math.min(wanted, this.maxRate.orElse(wanted));
		return this.maxLag.isPresent() ? Math.min(even, LARGEST_SPARING_PAGE) : even;
	}

}
