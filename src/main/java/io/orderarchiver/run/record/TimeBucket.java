package io.orderarchiver.run.record;

import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.archive.Measurements.Stage;

/**
 * What a run did in a stretch of time.
 *
 * @param start when that begins, in seconds since 1970
 * @param read orders that were looked at
 * @param archived orders newly archived
 * @param duplicates orders that the archive held
 * @param rejected orders that could not be archived, and are new rejects
 * @param gone orders no longer delivered
 * @param retries calls of MongoDB that were repeated
 * @param pausedMillis how long it paused, in milliseconds, over all processes
 * @param stageMicros how long each stage took, in microseconds, over all threads
 */
public record TimeBucket(long start, long read, long archived, long duplicates, long rejected, long gone, long retries,
		long pausedMillis, Map<Stage, Long> stageMicros) {

	/** Makes the map safe to share. */
	public TimeBucket {
		stageMicros = Map.copyOf(stageMicros);
	}

	/** Nothing happened. */
	boolean isEmpty() {
		return this.read == 0 && this.retries == 0 && this.pausedMillis == 0 && this.stageMicros.isEmpty();
	}

	TimeBucket startingAt(long other) {
		return new TimeBucket(other, this.read, this.archived, this.duplicates, this.rejected, this.gone, this.retries,
				this.pausedMillis, this.stageMicros);
	}

	/** Starts where this one does. */
	TimeBucket plus(TimeBucket other) {
		Map<Stage, Long> micros = new EnumMap<>(Stage.class);
		micros.putAll(this.stageMicros);
		other.stageMicros.forEach((stage, more) -> micros.merge(stage, more, Long::sum));
		return new TimeBucket(this.start, this.read + other.read, this.archived + other.archived,
				this.duplicates + other.duplicates, this.rejected + other.rejected, this.gone + other.gone,
				this.retries + other.retries, this.pausedMillis + other.pausedMillis, micros);
	}

}
