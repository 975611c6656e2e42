package io.orderarchiver.step;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;

import io.orderarchiver.archive.rejects.PageReference;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Which run it is, and which part of it.
 *
 * @param number the run's number
 * @param began when its first execution was created
 * @param execution the execution within the run
 * @param partition the partition's name; empty in a step that has none
 * @param claim how often the partition was taken on in this execution
 */
public record RunReference(long number, Instant began, long execution, String partition, long claim) {

	/** The job parameter that holds the number. */
	public static final String RUN_PARAMETER = "run";

	/** In a partition's context: how often it was taken on in this execution. */
	public static final String CLAIM = "archive.claim";

	/**
	 * The run of a step.
	 * @param step one of its executions
	 * @param jobRepository knows the others
	 * @return which run it is
	 */
	public static RunReference of(StepExecution step, JobRepository jobRepository) {
		long run = Objects.requireNonNull(step.getJobParameters().getLong(RUN_PARAMETER));
		Instant began = jobRepository.getJobExecutions(step.getJobExecution().getJobInstance())
			.stream()
			.map(JobExecution::getCreateTime)
			.min(Comparator.naturalOrder())
			.orElseThrow()
			.atZone(ZoneId.systemDefault())
			.toInstant();
		return new RunReference(run, began, step.getJobExecutionId(), PartitionNames.in(step.getStepName()),
				step.getExecutionContext().getLong(CLAIM, 1));
	}

	/**
	 * The page that is stored next.
	 * @param counts number the pages
	 * @return where it is in this run
	 */
	public PageReference nextPage(RunCounts counts) {
		return new PageReference(this.number, this.began, this.execution, this.partition, this.claim,
				counts.firstPage(), counts.nextPage());
	}

}
