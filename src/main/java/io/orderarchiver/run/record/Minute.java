package io.orderarchiver.run.record;

import java.time.Duration;
import java.time.Instant;

import io.orderarchiver.archive.Tally;

/**
 * What was done in a minute.
 *
 * @param start when that begins, in seconds since 1970
 * @param read orders that were looked at
 * @param archived orders newly archived
 * @param newRejects orders that could not be archived, and are new rejects
 * @param worstLagMillis how old an event of the stream was at worst when its order was
 * stored, in milliseconds; 0 without a stream
 */
public record Minute(long start, long read, long archived, long newRejects, long worstLagMillis) {

	static final int SECONDS = 60;

	/**
	 * A part of a minute.
	 * @param at a moment of it
	 * @param tally what became of the orders of that part
	 * @param worstLag how old an event of it was at worst
	 * @return the minute, in which nothing else was done
	 */
	public static Minute of(Instant at, Tally tally, Duration worstLag) {
		long second = at.getEpochSecond();
		return new Minute(second - Math.floorMod(second, SECONDS), tally.read(), tally.archived(), tally.newRejects(),
				worstLag.toMillis());
	}

	boolean isEmpty() {
		return this.read == 0 && this.worstLagMillis == 0;
	}

	/** Is the same minute. */
	Minute plus(Minute other) {
		return new Minute(this.start, this.read + other.read, this.archived + other.archived,
				this.newRejects + other.newRejects, Math.max(this.worstLagMillis, other.worstLagMillis));
	}

}
