package io.orderarchiver.run.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.keys.KeyPartition;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a run, as the job repository knows it.
 *
 * @param partition which orders
 * @param status Spring Batch's word for what has become of it, or {@link #WAITING}
 * @param host where it was worked on last, or null
 * @param startedAt when its newest execution began, or null
 * @param lastSignAt when that ended, or last saved a checkpoint, or null
 * @param checkpoint where it goes on, if that was saved
 * @param ofRun what it did over all executions
 * @param ofExecution what its newest execution did
 */
public record RecordedPartition(KeyPartition partition, String status, @Nullable String host,
		@Nullable Instant startedAt, @Nullable Instant lastSignAt, Optional<Instant> checkpoint, Tally ofRun,
		Tally ofExecution) {

	/** The status of a partition that nobody has begun. */
	public static final String WAITING = "WAITING";

	private static final String COMPLETED = "COMPLETED";

	/**
	 * Whether all of it has been read.
	 * @return false if a resumed run goes on with it
	 */
	public boolean isComplete() {
		return this.status.equals(COMPLETED);
	}

	/**
	 * How fast its newest execution is, or was.
	 * @return orders read a second
	 */
	public double ordersPerSecond() {
		if (this.startedAt == null || this.lastSignAt == null) {
			return 0;
		}
		long millis = Duration.between(this.startedAt, this.lastSignAt).toMillis();
		return (millis > 0) ? this.ofExecution.read() * 1000.0 / millis : 0;
	}

	/**
	 * The date up to which it has read, if it reads by date.
	 * @return its checkpoint; before the first one, where it begins
	 */
	Optional<Instant> reached() {
		return this.checkpoint.isPresent() ? this.checkpoint : Optional.ofNullable(this.partition.window().from());
	}

}
