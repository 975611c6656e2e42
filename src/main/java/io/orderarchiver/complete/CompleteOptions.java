package io.orderarchiver.complete;

import java.util.OptionalInt;
import java.util.Set;

import io.orderarchiver.archive.PartitionsAtOnce;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.order.ArchivedField;

/**
 * What a completion does.
 *
 * @param window which order dates it selects
 * @param fields which fields it sets
 * @param mode whether it writes
 * @param batchSize orders a page
 * @param pace its limits for the sake of a busy cluster
 * @param partitions how many partitions are worked on at once; if it is not said, as many
 * as measurements recommend
 */
public record CompleteOptions(Window window, Set<ArchivedField> fields, ArchiveMode mode, int batchSize,
		PaceLimits pace, OptionalInt partitions) {

	/**
	 * Makes the fields safe to share, and checks the bounds.
	 * @throws IllegalArgumentException if a value is out of bounds
	 */
	public CompleteOptions {
		fields = Set.copyOf(fields);
		PartitionsAtOnce.requireInBounds(partitions);
	}

	/**
	 * The same where it is said how many partitions are worked on at once.
	 * @param count their number
	 * @return with that number, unless another was asked for
	 */
	public CompleteOptions orPartitions(int count) {
		return this.partitions.isPresent() ? this : new CompleteOptions(this.window, this.fields, this.mode,
				this.batchSize, this.pace, OptionalInt.of(count));
	}

	/** How many partitions are worked on at once. */
	int threads() {
		return this.partitions.orElse(1);
	}

	int pageSize() {
		return this.pace.pageSize(this.batchSize);
	}

	/** All partitions together read no more ahead than one would. */
	int pageSizeOfPartition() {
		return PartitionsAtOnce.pageSize(pageSize(), threads());
	}

}
