package io.orderarchiver.step.partition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.step.PartitionNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The partitions of a run, kept in its job's context from its first execution on: a
 * resumed run goes on with the same ones, however many threads it has.
 *
 * @param partitions in the order of their keys
 */
public record PinnedPartitions(List<KeyPartition> partitions) implements Partitioner {

	private static final String KEY = "archive.partitions";

	/** Makes the list safe to share. */
	public PinnedPartitions {
		partitions = List.copyOf(partitions);
	}

	/**
	 * Reads them.
	 * @param job the context of a job's execution
	 * @return nothing before they were pinned
	 */
	public static Optional<PinnedPartitions> in(ExecutionContext job) {
		return job.containsKey(KEY) ? Optional.of(parse(job.getString(KEY))) : Optional.empty();
	}

	private static PinnedPartitions parse(String json) {
		return new PinnedPartitions(
				List.of(JsonMapper.shared().readValue(json, Saved[].class)).stream().map(Saved::partition).toList());
	}

	/**
	 * Pins them.
	 * @param job the context of a job's execution
	 */
	public void saveIn(ExecutionContext job) {
		job.putString(KEY, JsonMapper.shared().writeValueAsString(this.partitions.stream().map(Saved::of).toList()));
	}

	/**
	 * The partition of a step.
	 * @param step an execution of a partition
	 * @return its partition
	 * @throws IllegalStateException if it is of none
	 */
	public static KeyPartition of(StepExecution step) {
		String name = PartitionNames.in(step.getStepName());
		return in(step.getJobExecution().getExecutionContext()).stream()
			.flatMap((pinned) -> pinned.partitions().stream())
			.filter((partition) -> partition.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No partition is pinned for the step " + step.getStepName()));
	}

	/**
	 * What the steps of the partitions are called.
	 * @param execution the run's newest execution
	 * @param partitionedStep the step that is partitioned
	 * @return in the order of dates; none before they were pinned
	 */
	public static List<String> stepNames(JobExecution execution, String partitionedStep) {
		return in(execution.getExecutionContext()).stream()
			.flatMap((pinned) -> pinned.partitions().stream())
			.map((partition) -> PartitionNames.stepName(partitionedStep, partition.name()))
			.toList();
	}

	/** The same each time, so that a crash in mid-creation leaves none out. */
	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
		this.partitions.forEach((partition) -> contexts.put(partition.name(), new ExecutionContext()));
		return contexts;
	}

	/**
	 * As it is kept: milliseconds since 1970, which have room for every date of BSON.
	 */
	private record Saved(String name, Dates dates, @Nullable Long from, @Nullable Long to) {

		static Saved of(KeyPartition partition) {
			return new Saved(partition.name(), partition.dates(), millis(partition.window().from()),
					millis(partition.window().to()));
		}

		private static @Nullable Long millis(@Nullable Instant bound) {
			return (bound != null) ? bound.toEpochMilli() : null;
		}

		private static @Nullable Instant instant(@Nullable Long bound) {
			return (bound != null) ? Instant.ofEpochMilli(bound) : null;
		}

		KeyPartition partition() {
			return new KeyPartition(this.name, this.dates, new Window(instant(this.from), instant(this.to)));
		}

	}

}
