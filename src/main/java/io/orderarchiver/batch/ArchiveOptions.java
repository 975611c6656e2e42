package io.orderarchiver.batch;

import java.util.OptionalInt;

import io.orderarchiver.archive.PartitionsAtOnce;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;

/**
 * What an archive run does.
 *
 * @param window which order dates it selects
 * @param mode whether it writes
 * @param batchSize orders a page, which is also what is lost of a checkpoint in a crash
 * @param maxRejects new rejects beyond which the run fails; {@link #UNLIMITED} for none
 * @param pace its limits for the sake of a busy cluster
 * @param partitions how many partitions are worked on at once; if it is not said, as many
 * as measurements recommend
 */
public record ArchiveOptions(Window window, ArchiveMode mode, int batchSize, long maxRejects, PaceLimits pace,
		OptionalInt partitions) {

	/** The page size that measurements on a replica set recommend. */
	public static final int DEFAULT_BATCH_SIZE = 4000;

	/** New rejects that are tolerated unless told otherwise. */
	public static final long DEFAULT_MAX_REJECTS = 100;

	/** Any number of rejects. */
	public static final long UNLIMITED = Long.MAX_VALUE;

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a value is out of bounds
	 */
	public ArchiveOptions {
		if (batchSize < 1) {
			throw new IllegalArgumentException("batchSize is less than 1: " + batchSize);
		}
		if (maxRejects < 0) {
			throw new IllegalArgumentException("maxRejects is negative: " + maxRejects);
		}
		PartitionsAtOnce.requireInBounds(partitions);
	}

	/**
	 * Options of a run that works on one partition at a time.
	 * @param window which order dates it selects
	 * @param mode whether it writes
	 * @param batchSize orders a page
	 * @param maxRejects new rejects beyond which the run fails
	 * @param maxRate orders looked up and written a second at most, if limited
	 */
	public ArchiveOptions(Window window, ArchiveMode mode, int batchSize, long maxRejects, OptionalInt maxRate) {
		this(window, mode, batchSize, maxRejects, PaceLimits.ofRate(maxRate), OptionalInt.of(1));
	}

	/**
	 * The same where it is said how many partitions are worked on at once.
	 * @param count their number
	 * @return with that number, unless another was asked for
	 */
	public ArchiveOptions orPartitions(int count) {
		return this.partitions.isPresent() ? this : new ArchiveOptions(this.window, this.mode, this.batchSize,
				this.maxRejects, this.pace, OptionalInt.of(count));
	}

	/** How many partitions are worked on at once. */
	int threads() {
		return this.partitions.orElse(1);
	}

	int pageSize() {
		return this.pace.pageSize(this.batchSize);
	}

}
