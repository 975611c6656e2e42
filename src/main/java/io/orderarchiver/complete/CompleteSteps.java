package io.orderarchiver.complete;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.step.partition.PinnedRanges.Range;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

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

	/**
	 * The parts of the list of incomplete orders.
	 * @param list the context of the step that writes the list
	 * @return in their order, with bounds in bytes; none before it was written
	 */
	public static List<Range> ranges(ExecutionContext list) {
		return ListTasklet.isDone(list) ? ListTasklet.rangesIn(list).ranges() : List.of();
	}

	/**
	 * Up to where a part of the list has been worked on.
	 * @param partition the context of its step's newest execution
	 * @return in bytes; nothing before the first page
	 */
	public static Optional<String> checkpoint(ExecutionContext partition) {
		return IncompleteOrderReader.positionIn(partition).stream().mapToObj(Long::toString).findFirst();
	}

}
