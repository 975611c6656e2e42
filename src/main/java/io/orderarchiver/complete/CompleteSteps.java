package io.orderarchiver.complete;

import java.util.stream.Stream;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** The steps of a completion that count: its partitions. */
public final class CompleteSteps {

	private CompleteSteps() {
	}

	/**
	 * What a completion has counted.
	 * @param jobRepository holds it
	 * @param instance the run
	 * @return the sum over its partitions, each over all its executions
	 */
	public static CompletionTally counts(JobRepository jobRepository, JobInstance instance) {
		StepExecution list = jobRepository.getLastStepExecution(instance, CompleteJobConfiguration.LIST_STEP);
		if (list == null || list.getStatus() != BatchStatus.COMPLETED) {
			return CompletionTally.ZERO;
		}
		return ListTasklet.rangesIn(list.getExecutionContext())
			.stepNames(CompleteJobConfiguration.COMPLETE_STEP)
			.stream()
			.flatMap((name) -> Stream.ofNullable(jobRepository.getLastStepExecution(instance, name)))
			.map((step) -> CompletionCounts.in(step.getExecutionContext()))
			.reduce(CompletionTally.ZERO, CompletionTally::plus);
	}

}
