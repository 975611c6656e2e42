package io.orderarchiver.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.step.PartitionNames;
import io.orderarchiver.step.partition.PartitionedCounts;
import io.orderarchiver.step.partition.PinnedPartitions;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

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
			.concat(partitions(execution)
				.map((partition) -> PartitionNames.stepName(ArchiveJobConfiguration.ARCHIVE_STEP, partition.name())),
					Stream.of(ArchiveJobConfiguration.SWEEP_STEP))
			.toList();
	}

	private static Stream<KeyPartition> partitions(JobExecution execution) {
		return PinnedPartitions.in(execution.getExecutionContext())
			.stream()
			.flatMap((pinned) -> pinned.partitions().stream());
	}

	/**
	 * What partitions have behind them that this execution has not read: all of those
	 * that it skipped, and of the others what lay before the checkpoint that it found.
	 */
	static List<KeyPartition> behind(JobRepository jobRepository, JobExecution execution) {
		List<KeyPartition> behind = new ArrayList<>();
		partitions(execution).forEach((partition) -> {
			StepExecution newest = jobRepository.getLastStepExecution(execution.getJobInstance(),
					PartitionNames.stepName(ArchiveJobConfiguration.ARCHIVE_STEP, partition.name()));
			behind(partition, newest, execution).ifPresent(behind::add);
		});
		return behind;
	}

	private static Optional<KeyPartition> behind(KeyPartition partition, @Nullable StepExecution newest,
			JobExecution execution) {
		if (newest == null || newest.getJobExecutionId() != execution.getId()) {
			return Optional.of(partition);
		}
		Long resumedAt = DeliveredOrderReader.resumedAt(newest);
		return (resumedAt != null) ? partition.before(Instant.ofEpochMilli(resumedAt)) : Optional.empty();
	}

}
