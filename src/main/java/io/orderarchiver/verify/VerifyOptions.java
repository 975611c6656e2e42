package io.orderarchiver.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.keys.Window;
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
 * @param maxRate orders looked at a second at most, if limited
 * @param recheck how long to wait before each further look at what seems wrong
 * @param patience how long to wait for an archive or a watch that may yet archive it
 * @param list where findings are listed, if they are
 * @param values whether that list holds values
 * @param seal what seal is written, if one is
 */
public record VerifyOptions(Window window, Depth depth, Sampling sampling, Strictness strictness, int batchSize,
		OptionalInt maxRate, Duration recheck, Duration patience, Optional<FindingList.Target> list,
		FindingList.Values values, Optional<SealOptions> seal) {

	/**
	 * Under a rate limit a page is a second's worth at most, so that the load is even.
	 */
	int pageSize() {
		return Math.min(this.batchSize, this.maxRate.orElse(this.batchSize));
	}

}
