package io.orderarchiver.batch;

import java.util.OptionalLong;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads off executions what the archive job saved besides its counts. */
public final class ArchiveCheckpoint {

	private ArchiveCheckpoint() {
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
