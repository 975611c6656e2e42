package io.orderarchiver.step.partition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.step.PartitionNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The partitions of a step that reads something else than orders by their dates, kept
 * from the run's first execution on: half-open ranges, whose bounds are texts that the
 * step understands.
 *
 * @param ranges in their order
 */
public record PinnedRanges(List<Range> ranges) implements Partitioner {

	private static final String WHOLE = "all";

	/** Makes the list safe to share. */
	public PinnedRanges {
		ranges = List.copyOf(ranges);
	}

	/**
	 * One range.
	 *
	 * @param name what it is called in its run
	 * @param from its first value, or null for no lower bound
	 * @param to the first value behind it, or null for no upper bound
	 */
	public record Range(String name, @Nullable String from, @Nullable String to) {
	}

	/**
	 * The ranges between bounds.
	 * @param bounds where the second range and those behind it begin; none for a single
	 * one
	 * @return one more than there are bounds
	 */
	public static PinnedRanges between(List<String> bounds) {
		if (bounds.isEmpty()) {
			return new PinnedRanges(List.of(new Range(WHOLE, null, null)));
		}
		List<Range> ranges = new ArrayList<>();
		String from = null;
		for (int i = 0; i <= bounds.size(); i++) {
			String to = (i < bounds.size()) ? bounds.get(i) : null;
			ranges.add(new Range("%02d".formatted(i + 1), from, to));
			from = to;
		}
		return new PinnedRanges(ranges);
	}

	/**
	 * Reads them.
	 * @param context where they are kept
	 * @param key under which name
	 * @return those of the run's first execution
	 */
	public static PinnedRanges in(ExecutionContext context, String key) {
		return new PinnedRanges(List.of(JsonMapper.shared().readValue(context.getString(key), Range[].class)));
	}

	/**
	 * Pins them.
	 * @param context where they are kept
	 * @param key under which name
	 */
	public void saveIn(ExecutionContext context, String key) {
		context.putString(key, JsonMapper.shared().writeValueAsString(this.ranges));
	}

	/**
	 * The range of a step.
	 * @param step an execution of a partition
	 * @return its range
	 * @throws IllegalStateException if it is of none
	 */
	public Range of(StepExecution step) {
		String name = PartitionNames.in(step.getStepName());
		return this.ranges.stream()
			.filter((range) -> range.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No range is pinned for the step " + step.getStepName()));
	}

	/** The same each time, so that a crash in mid-creation leaves none out. */
	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
		this.ranges.forEach((range) -> contexts.put(range.name(), new ExecutionContext()));
		return contexts;
	}

	/**
	 * What the steps of the ranges are called.
	 * @param partitionedStep the step that is partitioned
	 * @return in the order of the ranges
	 */
	public List<String> stepNames(String partitionedStep) {
		return this.ranges.stream().map((range) -> PartitionNames.stepName(partitionedStep, range.name())).toList();
	}

}
