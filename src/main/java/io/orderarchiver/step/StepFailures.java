package io.orderarchiver.step;

import java.util.List;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;

/** Why the steps of an execution have failed. */
public final class StepFailures {

	private StepFailures() {
	}

	/**
	 * The failures that say why: a partitioned step adds one of its own, which only says
	 * that one of its partitions has failed.
	 * @param execution an execution that has failed
	 * @return those of partitions, where there are any
	 */
	public static List<Throwable> of(JobExecution execution) {
		List<Throwable> all = execution.getAllFailureExceptions();
		List<Throwable> telling = all.stream()
			.filter((failure) -> !(failure instanceof JobExecutionException) || failure.getCause() != null)
			.toList();
		return telling.isEmpty() ? all : telling;
	}

}
