package io.orderarchiver.run.history.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A partition of a run, as the job repository knows it.
 *
 * @param part of what, and which part
 * @param status Spring Batch's word for what has become of it, or {@link #WAITING}
 * @param host where it was worked on last, or null
 * @param startedAt when its newest execution began, or null
 * @param lastSignAt when that ended, or last saved a checkpoint, or null
 * @param checkpoint where it goes on, if that was saved; a text like its bounds
 * @param read how many orders it has read, over all executions
 * @param readAtLast how many of them the process has read that began with it last
 */
public record RecordedPartition(Part part, String status, @Nullable String host, @Nullable Instant startedAt,
		@Nullable Instant lastSignAt, Optional<String> checkpoint, long read, long readAtLast) {

	/** The status of a partition that nobody has begun. */
	public static final String WAITING = "WAITING";

	private static final String STARTED = "STARTED";

	private static final String COMPLETED = "COMPLETED";

	/** What the bounds of a part are. */
	public enum Bounds {

		/** Dates of orders, as {@link Instant} writes them. */
		DATES,

		/** None: it has the orders without a usable date. */
		NONE,

		/** Archived orders' {@code _id}s, as messages show them. */
		IDS,

		/** Bytes of the list of incomplete archived orders. */
		BYTES

	}

	/**
	 * What is read in parts, and one of these.
	 *
	 * @param step the name of the step that is divided
	 * @param name what the part is called in it
	 * @param bounds what its bounds are
	 * @param from its first value, or null for no lower bound
	 * @param to the first value behind it, or null for no upper bound
	 */
	public record Part(String step, String name, Bounds bounds, @Nullable String from, @Nullable String to) {
	}

	/**
	 * Whether all of it has been read.
	 * @return false if a resumed run goes on with it
	 */
	public boolean isComplete() {
		return this.status.equals(COMPLETED);
	}

	/**
	 * Whether somebody has begun with it, and has not ended.
	 * @return true even if that process has died since
	 */
	public boolean isUnderWay() {
		return this.status.equals(STARTED) && this.startedAt != null;
	}

	/**
	 * How fast it was read by the process that began with it last, until that gave its
	 * last sign.
	 * @return orders a second
	 */
	public double ordersPerSecond() {
		return (this.lastSignAt != null) ? ordersPerSecond(this.lastSignAt) : 0;
	}

	/**
	 * How fast it is read by the process that began with it last.
	 * @param until when the time is over that is counted
	 * @return orders a second
	 */
	public double ordersPerSecond(Instant until) {
		if (this.startedAt == null) {
			return 0;
		}
		long millis = Duration.between(this.startedAt, until).toMillis();
		return (millis > 0) ? this.readAtLast * 1000.0 / millis : 0;
	}

	/**
	 * Up to where it has read.
	 * @return its checkpoint; before the first one, where it begins
	 */
	Optional<String> reached() {
		return this.checkpoint.isPresent() ? this.checkpoint : Optional.ofNullable(this.part.from());
	}

}
