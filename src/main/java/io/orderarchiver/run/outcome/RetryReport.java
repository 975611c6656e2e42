package io.orderarchiver.run.outcome;

import org.jspecify.annotations.Nullable;

/**
 * How a retry of rejects ended.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitStatus how the command ends
 * @param counts what it did; its rejects, new and known, are those that were rejected
 * again
 * @param dryRun whether it only counted
 * @param reason why it failed or stopped, or null
 */
public record RetryReport(String job, long run, long execution, String target, String status, ExitStatus exitStatus,
		Counts counts, boolean dryRun, @Nullable String reason) implements RunOutcome {

	/**
	 * How many could not be archived this time either.
	 * @return rejects for the old reason or another one
	 */
	public long rejectedAgain() {
		return this.counts.rejects() + this.counts.knownRejects();
	}

}
