package io.orderarchiver.batch;

import java.util.OptionalLong;

import io.orderarchiver.archive.Tally;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads off executions what the archive job counted. */
public final class ArchiveCounts {

	private ArchiveCounts() {
	}

	/**
	 * The counts of a run up to an execution.
	 * @param step the newest execution of the step that archives
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(StepExecution step) {
		return RunTally.ofRun(step.getExecutionContext());
	}

	/**
	 * The counts of an execution alone.
	 * @param step an execution of the step that archives
	 * @return what it did itself
	 */
	public static Tally ofExecution(StepExecution step) {
		return RunTally.ofExecution(step.getExecutionContext());
	}

	/**
	 * Delivered orders without a usable date, which a date filter leaves alone.
	 * @param execution an execution with a date filter
	 * @return their number, if it came to counting them
	 */
	public static OptionalLong undated(JobExecution execution) {
		ExecutionContext context = execution.getExecutionContext();
		return context.containsKey(ArchiveJobConfiguration.UNDATED)
				? OptionalLong.of(context.getLong(ArchiveJobConfiguration.UNDATED)) : OptionalLong.empty();
	}

}
