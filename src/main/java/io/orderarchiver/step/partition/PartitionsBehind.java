package io.orderarchiver.step.partition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.step.PartitionNames;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** What a resumed run has behind it, for orders that were delivered there meanwhile. */
public final class PartitionsBehind {

	private PartitionsBehind() {
	}

	/**
	 * What partitions have behind them that an execution has not read: all of those that
	 * it skipped, and of the others what lay before the checkpoint that it found.
	 * @param jobRepository knows how far they came
	 * @param execution the execution, whose partitions have been read
	 * @param partitionedStep the name of the step that is partitioned
	 * @return in the order of dates
	 */
	public static List<KeyPartition> of(JobRepository jobRepository, JobExecution execution, String partitionedStep) {
		List<KeyPartition> behind = new ArrayList<>();
		PinnedPartitions.in(execution.getExecutionContext())
			.ifPresent((pinned) -> pinned.partitions()
				.forEach((partition) -> behind(partition,
						jobRepository.getLastStepExecution(execution.getJobInstance(),
								PartitionNames.stepName(partitionedStep, partition.name())),
						execution)
					.ifPresent(behind::add)));
		return behind;
	}

	private static Optional<KeyPartition> behind(KeyPartition partition, @Nullable StepExecution newest,
			JobExecution execution) {
		if (newest == null || newest.getJobExecutionId() != execution.getId()) {
			return Optional.of(partition);
		}
		Long resumedAt = DateCheckpoint.resumedAt(newest);
		return (resumedAt != null) ? partition.before(Instant.ofEpochMilli(resumedAt)) : Optional.empty();
	}

}
