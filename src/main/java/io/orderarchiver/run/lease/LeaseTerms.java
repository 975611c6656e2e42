package io.orderarchiver.run.lease;

import java.time.Duration;
import java.util.Optional;

import io.orderarchiver.watch.WatchJobConfiguration;

/**
 * How a lease is kept.
 *
 * @param beat how often its owner says that it lives
 * @param length how long it lasts without that, by the clock of the job repository,
 * whatever becomes of its process; nothing if the process is looked at instead
 */
public record LeaseTerms(Duration beat, Optional<Duration> length) {

	/** A process that stands still keeps it, as long as its host can be seen. */
	private static final LeaseTerms BY_PROCESS = new LeaseTerms(Duration.ofSeconds(20), Optional.empty());

	/** A standby takes over from a process that stands still, too. */
	private static final LeaseTerms BY_HEARTBEAT = new LeaseTerms(Duration.ofSeconds(3),
			Optional.of(Duration.ofSeconds(10)));

	/**
	 * The terms of a lease.
	 * @param lease its name
	 * @return short ones for the watch
	 */
	public static LeaseTerms of(String lease) {
		return lease.equals(WatchJobConfiguration.JOB_NAME) ? BY_HEARTBEAT : BY_PROCESS;
	}

	/**
	 * Whether its owner may have lost it without knowing: what it saves is then on the
	 * condition that it has not.
	 * @return true if it lapses by itself
	 */
	public boolean isToBeFenced() {
		return this.length.isPresent();
	}

}
