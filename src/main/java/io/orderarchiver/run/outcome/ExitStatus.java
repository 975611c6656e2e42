package io.orderarchiver.run.outcome;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.verify.finding.FindingKind.Strictness;

import org.springframework.batch.core.BatchStatus;

/** How a command ended, for a scheduler. */
public enum ExitStatus {

	/** Complete, "nothing to do" included; or a watch stopped on request. */
	COMPLETE(0),

	/** Failed; the same command resumes it. */
	FAILED(1),

	/** A usage or configuration error; nothing was touched. */
	USAGE(2),

	/** Complete, but with new rejects. */
	COMPLETE_WITH_REJECTS(3),

	/** Everything was looked at, and something needs attention. */
	WARNINGS(3),

	/** There are findings that somebody has to see to. */
	NOT_PROVEN(4),

	/** Stopped on request before the end; the same command resumes it. */
	STOPPED(5),

	/** Another run of the same job is alive. */
	ALREADY_RUNNING(11),

	/** The resume token is lost, and the policy says fail. */
	TOKEN_LOST(12);

	private final int code;

	ExitStatus(int code) {
		this.code = code;
	}

	/**
	 * How a run ended.
	 * @param status of its last execution
	 * @param tally its counts over all executions
	 * @param rejects how many of its rejects somebody has to see to
	 * @return the verdict; a run whose books do not balance has failed
	 */
	public static ExitStatus ofRun(BatchStatus status, Tally tally, long rejects) {
		return switch (status) {
			case COMPLETED -> !tally.balances() ? FAILED : (rejects > 0) ? COMPLETE_WITH_REJECTS : COMPLETE;
			case STOPPED -> STOPPED;
			case FAILED, ABANDONED, UNKNOWN, STARTING, STARTED, STOPPING -> FAILED;
		};
	}

	/**
	 * How a run ended that has no end of its own, such as a watch.
	 * @param status of its last execution
	 * @return complete if it was stopped: nothing else was wanted
	 */
	public static ExitStatus ofEndlessRun(BatchStatus status) {
		return switch (status) {
			case COMPLETED, STOPPED -> COMPLETE;
			case FAILED, ABANDONED, UNKNOWN, STARTING, STARTED, STOPPING -> FAILED;
		};
	}

	/**
	 * How a verification ended.
	 * @param status of its last execution
	 * @param counts what it found
	 * @param strictness what is held against the archive
	 * @return the verdict
	 */
	public static ExitStatus ofVerification(BatchStatus status, FindingCounts counts, Strictness strictness) {
		return switch (status) {
			case COMPLETED -> counts.hasFaults(strictness) ? NOT_PROVEN : COMPLETE;
			case STOPPED -> STOPPED;
			case FAILED, ABANDONED, UNKNOWN, STARTING, STARTED, STOPPING -> FAILED;
		};
	}

	/**
	 * How a completion ended.
	 * @param status of its last execution
	 * @param tally its counts over all executions
	 * @return the verdict; a run whose books do not balance has failed
	 */
	public static ExitStatus ofCompletion(BatchStatus status, CompletionTally tally) {
		return switch (status) {
			case COMPLETED -> tally.balances() ? COMPLETE : FAILED;
			case STOPPED -> STOPPED;
			case FAILED, ABANDONED, UNKNOWN, STARTING, STARTED, STOPPING -> FAILED;
		};
	}

	/**
	 * Whether everything was done.
	 * @return true for a complete run, with rejects or findings or without
	 */
	public boolean isComplete() {
		return switch (this) {
			case COMPLETE, COMPLETE_WITH_REJECTS, NOT_PROVEN -> true;
			case FAILED, USAGE, WARNINGS, STOPPED, ALREADY_RUNNING, TOKEN_LOST -> false;
		};
	}

	/**
	 * What the process ends with.
	 * @return an exit code
	 */
	public int code() {
		return this.code;
	}

}
