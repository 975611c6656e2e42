package io.orderarchiver.run;

import java.time.Duration;

/**
 * How a run is to be started.
 *
 * @param start whether a failed or stopped run with the same parameters is resumed
 * @param patience how long to wait for a living run of the same job to end; zero for not
 * @param origin whence the wish comes
 */
public record RunRequest(Start start, Duration patience, RunOrigin origin) {

	/** Longer than any run lives. */
	public static final Duration FOR_EVER = Duration.ofDays(365_000);

	/**
	 * A request of nobody in particular.
	 * @param start whether a failed or stopped run with the same parameters is resumed
	 * @param patience how long to wait for a living run of the same job to end
	 */
	public RunRequest(Start start, Duration patience) {
		this(start, patience, RunOrigin.UNKNOWN);
	}

	/** What to do with a failed or stopped run. */
	public enum Start {

		/** Resume it, if there is one. */
		RESUME,

		/** Leave it, and start over. */
		FRESH

	}

}
