package io.orderarchiver.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.PartitionsAtOnce;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.seal.SealOptions;
import io.orderarchiver.verify.files.FindingList;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.judge.Depth;

/**
 * What a verification does.
 *
 * @param window which order dates it selects
 * @param depth how closely archived orders are looked at
 * @param sampling which orders are drawn
 * @param strictness what is held against the archive
 * @param batchSize orders a page
 * @param pace its limits for the sake of a busy cluster
 * @param recheck how long to wait before each further look at what seems wrong
 * @param patience how long to wait for an archive or a watch that may yet archive it
 * @param list where findings are listed, if they are
 * @param values whether that list holds values
 * @param seal what seal is written, if one is
 * @param partitions how many partitions are worked on at once; if it is not said, as many
 * as measurements recommend
 */
public record VerifyOptions(Window window, Depth depth, Sampling sampling, Strictness strictness, int batchSize,
		PaceLimits pace, Duration recheck, Duration patience, Optional<FindingList.Target> list,
		FindingList.Values values, Optional<SealOptions> seal, OptionalInt partitions) {

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a value is out of bounds
	 */
	public VerifyOptions {
		PartitionsAtOnce.requireInBounds(partitions);
	}

	/**
	 * Options of a run that works on one partition at a time.
	 * @param window which order dates it selects
	 * @param depth how closely archived orders are looked at
	 * @param sampling which orders are drawn
	 * @param strictness what is held against the archive
	 * @param batchSize orders a page
	 * @param pace its limits for the sake of a busy cluster
	 * @param recheck how long to wait before each further look at what seems wrong
	 * @param patience how long to wait for an archive or a watch
	 * @param list where findings are listed, if they are
	 * @param values whether that list holds values
	 * @param seal what seal is written, if one is
	 */
	public VerifyOptions(Window window, Depth depth, Sampling sampling, Strictness strictness, int batchSize,
			PaceLimits pace, Duration recheck, Duration patience, Optional<FindingList.Target> list,
			FindingList.Values values, Optional<SealOptions> seal) {
		this(window, depth, sampling, strictness, batchSize, pace, recheck, patience, list, values, seal,
				OptionalInt.of(1));
	}

	/**
	 * The same with another number of partitions that are worked on at once.
	 * @param count their number, if it is said
	 * @return options that differ in that alone
	 */
	public VerifyOptions withPartitions(OptionalInt count) {
		return new VerifyOptions(this.window, this.depth, this.sampling, this.strictness, this.batchSize, this.pace,
				this.recheck, this.patience, this.list, this.values, this.seal, count);
	}

	/**
	 * The same where it is said how many partitions are worked on at once.
	 * @param count their number
	 * @return with that number, unless another was asked for
	 */
	public VerifyOptions orPartitions(int count) {
		return this.partitions.isPresent() ? this : withPartitions(OptionalInt.of(count));
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
