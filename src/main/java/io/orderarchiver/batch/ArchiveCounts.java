package io.orderarchiver.batch;

import java.time.Instant;
import java.util.Optional;
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
		return ofRun(step.getExecutionContext());
	}

	/**
	 * The counts of a run up to an execution.
	 * @param context the context of the archive step's newest execution
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(ExecutionContext context) {
		return RunTally.ofRun(context);
	}

	/**
	 * The counts of an execution alone.
	 * @param step an execution of the step that archives
	 * @return what it did itself
	 */
	public static Tally ofExecution(StepExecution step) {
		return ofExecution(step.getExecutionContext());
	}

	/**
	 * The counts of an execution alone.
	 * @param context the context of an execution of the archive step
	 * @return what it did itself
	 */
	public static Tally ofExecution(ExecutionContext context) {
		return RunTally.ofExecution(context);
	}

	/**
	 * Where an archive run goes on.
	 * @param context the context of the archive step's newest execution
	 * @return the date of the last order written, if orders were read by date
	 */
	public static Optional<Instant> checkpoint(ExecutionContext context) {
		return Optional.ofNullable(DeliveredOrderReader.checkpointIn(context)).map(Instant::ofEpochMilli);
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
