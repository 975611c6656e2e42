package io.orderarchiver.batch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import io.orderarchiver.step.partition.DateCheckpoint;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads off executions what the archive job saved besides its counts. */
public final class ArchiveCheckpoint {

	private ArchiveCheckpoint() {
	}

	/**
	 * Where an archive run goes on.
	 * @param context the context of the archive step's newest execution
	 * @return the date of the last order written, if orders were read by date
	 */
	public static Optional<Instant> checkpoint(ExecutionContext context) {
		return Optional.ofNullable(DateCheckpoint.in(context)).map(Instant::ofEpochMilli);
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
