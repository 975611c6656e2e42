package io.orderarchiver.run.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.batch.ArchiveCheckpoint;
import io.orderarchiver.run.history.RunQueries.Step;
import io.orderarchiver.step.PartitionNames;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.partition.PinnedPartitions;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads what has become of the partitions of an archive run. */
final class RecordedPartitions {

	private RecordedPartitions() {
	}

	/**
	 * The partitions in the order of dates.
	 * @param job the context of the run's newest execution
	 * @param newest the newest execution of each step
	 * @param contexts those of the steps
	 * @param hosts where an execution ran, by a step's number
	 */
	static List<RecordedPartition> of(ExecutionContext job, Collection<Step> newest,
			Map<Long, ExecutionContext> contexts, Map<Long, String> hosts) {
		Map<String, Step> steps = new LinkedHashMap<>();
		newest.forEach((step) -> steps.put(PartitionNames.in(step.recorded().name()), step));
		List<RecordedPartition> partitions = new ArrayList<>();
		PinnedPartitions.in(job)
			.ifPresent((pinned) -> pinned.partitions()
				.forEach((partition) -> partitions.add(of(partition, steps.get(partition.name()), contexts, hosts))));
		return partitions;
	}

	private static RecordedPartition of(KeyPartition partition, @Nullable Step step,
			Map<Long, ExecutionContext> contexts, Map<Long, String> hosts) {
		if (step == null) {
			return new RecordedPartition(partition, RecordedPartition.WAITING, null, null, null, Optional.empty(),
					Tally.ZERO, Tally.ZERO);
		}
		RecordedStep recorded = step.recorded();
		ExecutionContext context = contexts.getOrDefault(recorded.id(), new ExecutionContext());
		boolean begun = recorded.startedAt() != null;
		return new RecordedPartition(partition, begun ? recorded.status() : RecordedPartition.WAITING,
				begun ? hosts.get(recorded.id()) : null, recorded.startedAt(),
				(recorded.endedAt() != null) ? recorded.endedAt() : step.updatedAt(),
				ArchiveCheckpoint.checkpoint(context), RunCounts.ofRun(context), RunCounts.ofExecution(context));
	}

	/**
	 * The date before which every order has been read: that of the first partition which
	 * is not complete.
	 */
	static Optional<Instant> checkpoint(List<RecordedPartition> partitions) {
		List<RecordedPartition> dated = partitions.stream()
			.filter((partition) -> partition.partition().dates() != Dates.UNDATED)
			.toList();
		return dated.stream()
			.filter((partition) -> !partition.isComplete())
			.findFirst()
			.map(RecordedPartition::reached)
			.orElseGet(() -> dated.stream()
				.flatMap((partition) -> partition.checkpoint().stream())
				.reduce((first, second) -> second));
	}

}
