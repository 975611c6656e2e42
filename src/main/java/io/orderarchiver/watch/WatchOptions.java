package io.orderarchiver.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a watch does.
 *
 * @param catchUp whether what was delivered before the position is archived too
 * @param onTokenLost what happens when the position is lost
 * @param batchSize orders a micro-batch at most
 * @param maxRate orders looked up and written a second at most, if limited
 * @param endAfter how long the stream is read, from its opening on; endless if empty
 * @param endWhenIdle how long the stream may be idle before the watch ends; for ever if
 * empty
 * @param heartbeat how often the position of an idle stream is saved
 */
public record WatchOptions(CatchUp catchUp, TokenLostPolicy onTokenLost, int batchSize, OptionalInt maxRate,
		Optional<Duration> endAfter, Optional<Duration> endWhenIdle, Duration heartbeat) {

	/** Often enough for a resume token, seldom enough for a job repository. */
	public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(30);

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a value is out of bounds
	 */
	public WatchOptions {
		if (batchSize < 1) {
			throw new IllegalArgumentException("batchSize is less than 1: " + batchSize);
		}
		if (maxRate.isPresent() && maxRate.getAsInt() < 1) {
			throw new IllegalArgumentException("maxRate is less than 1: " + maxRate.getAsInt());
		}
	}

	/** What happens to orders that were delivered before the position. */
	public enum CatchUp {

		/** They are archived before the stream is read. */
		RUN,

		/** They are left to the archive job. */
		SKIP

	}

	/**
	 * Under a rate limit a micro-batch is a second's worth at most, so that the load is
	 * even.
	 */
	int pageSize() {
		return Math.min(this.batchSize, this.maxRate.orElse(this.batchSize));
	}

}
