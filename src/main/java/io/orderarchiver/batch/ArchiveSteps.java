package io.orderarchiver.batch;

import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.step.partition.PartitionedCounts;
import io.orderarchiver.step.partition.PinnedPartitions;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/** The steps of an archive run that read orders: its partitions, and the sweep. */
public final class ArchiveSteps {

	private ArchiveSteps() {
	}

	/**
	 * What an archive run has counted.
	 * @param jobRepository holds it
	 * @param instance the run
	 * @param execution the run's newest execution
	 * @return the books of its steps
	 */
	public static PartitionedCounts counts(JobRepository jobRepository, JobInstance instance, JobExecution execution) {
		return PartitionedCounts.of(jobRepository, instance, names(execution));
	}

	private static List<String> names(JobExecution execution) {
		return Stream
			.concat(PinnedPartitions.stepNames(execution, ArchiveJobConfiguration.ARCHIVE_STEP).stream(),
					Stream.of(ArchiveJobConfiguration.SWEEP_STEP))
			.toList();
	}

}
