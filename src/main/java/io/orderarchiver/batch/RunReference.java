package io.orderarchiver.batch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Which run it is.
 *
 * @param number the run's number
 * @param began when its first execution was created
 * @param execution the execution within the run
 */
record RunReference(long number, Instant began, long execution) {

	static RunReference of(StepExecution step, JobRepository jobRepository) {
		long run = Objects.requireNonNull(step.getJobParameters().getLong(ArchiveJobConfiguration.RUN_PARAMETER));
		Instant began = jobRepository.getJobExecutions(step.getJobExecution().getJobInstance())
			.stream()
			.map(JobExecution::getCreateTime)
			.min(Comparator.naturalOrder())
			.orElseThrow()
			.atZone(ZoneId.systemDefault())
			.toInstant();
		return new RunReference(run, began, step.getJobExecutionId());
	}

}
