package io.orderarchiver.run.history;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.batch.core.BatchStatus;

/**
 * A former run, as its newest execution left it.
 *
 * @param number the run's number
 * @param execution its newest execution
 * @param status how that ended, or seems to go on
 * @param identity what makes another run the same
 */
public record PastRun(long number, long execution, BatchStatus status, RunIdentity identity) {

	private static final Set<BatchStatus> RESUMABLE = EnumSet.of(BatchStatus.FAILED, BatchStatus.STOPPED);

	private static final Set<BatchStatus> DEAD_IF_NOT_LIVING = EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED,
			BatchStatus.STOPPING, BatchStatus.UNKNOWN);

	/**
	 * Whether the same command resumes it. A dry run always starts over.
	 * @return false too if it is complete or given up
	 */
	public boolean waitsToBeResumed() {
		return RESUMABLE.contains(this.status) && !this.identity.dryRun();
	}

	/** Whether only a process that was killed can have left it so, if none is living. */
	public boolean wasInterrupted() {
		return DEAD_IF_NOT_LIVING.contains(this.status);
	}

}
