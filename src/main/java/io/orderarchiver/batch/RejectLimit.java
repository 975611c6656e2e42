package io.orderarchiver.batch;

import io.orderarchiver.step.RunCounts;

/** Ends a run that rejects more orders than it may. */
final class RejectLimit {

	private final long maxRejects;

	private final RunCounts counts;

	RejectLimit(long maxRejects, RunCounts counts) {
		this.maxRejects = maxRejects;
		this.counts = counts;
	}

	/**
	 * Checks what is stored so far, so that all of it is counted and the checkpoint
	 * saved.
	 * @throws TooManyRejectsException if the run has more new rejects than allowed
	 */
	void check() {
		long rejects = this.counts.ofRun().newRejects();
		if (rejects > this.maxRejects) {
			throw new TooManyRejectsException(rejects, this.maxRejects);
		}
	}

}
