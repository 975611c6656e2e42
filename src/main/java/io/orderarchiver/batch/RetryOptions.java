package io.orderarchiver.batch;

import io.orderarchiver.archive.rejects.RejectSelection;

/**
 * What a retry of rejects does.
 *
 * @param selection which rejects
 * @param mode whether it writes
 * @param batchSize orders a page
 */
public record RetryOptions(RejectSelection selection, ArchiveMode mode, int batchSize) {

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a value is out of bounds
	 */
	public RetryOptions {
		if (batchSize < 1) {
			throw new IllegalArgumentException("batchSize is less than 1: " + batchSize);
		}
	}

}
