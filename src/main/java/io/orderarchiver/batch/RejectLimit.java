package io.orderarchiver.batch;

/** Ends a run that rejects more orders than it may. */
final class RejectLimit {

	private final long maxRejects;

	private final RunTally tally;

	RejectLimit(long maxRejects, RunTally tally) {
		this.maxRejects = maxRejects;
		this.tally = tally;
	}

	/**
	 * Checks what is stored so far, so that all of it is counted and the checkpoint
	 * saved.
	 * @throws TooManyRejectsException if the run has more new rejects than allowed
	 */
	void check() {
		long rejects = this.tally.ofRun().newRejects();
		if (rejects > this.maxRejects) {
			throw new TooManyRejectsException(rejects, this.maxRejects);
		}
	}

}
