package io.orderarchiver.run.history.step;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.complete.CompleteSteps;
import io.orderarchiver.complete.CompletionCounts;
import io.orderarchiver.run.history.step.RecordedPartition.Bounds;
import io.orderarchiver.run.history.step.RecordedPartition.Part;
import io.orderarchiver.step.PartitionNames;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.partition.DateCheckpoint;
import io.orderarchiver.step.partition.PinnedPartitions;
import io.orderarchiver.step.partition.PinnedRanges.Range;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.verify.VerifyState;
import io.orderarchiver.verify.VerifySteps;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads what has become of the partitions of a run. */
public final class RecordedPartitions {

	private final Map<String, List<Attempt>> attempts;

	/**
	 * Creates the look.
	 * @param attempts the executions of each step, by its name, the newest last
	 */
	public RecordedPartitions(Map<String, List<Attempt>> attempts) {
		this.attempts = attempts;
	}

	/**
	 * The partitions in the order of the flow, and of their bounds.
	 * @param job the name of the run's job
	 * @param context the job's context in the run's newest execution
	 * @return none before they were cut, and of other jobs
	 */
	public List<RecordedPartition> of(String job, ExecutionContext context) {
		return switch (job) {
			case ArchiveJobConfiguration.JOB_NAME ->
				ofOrders(context, new Reading(ArchiveJobConfiguration.ARCHIVE_STEP, RecordedPartitions::date,
						(saved) -> RunCounts.ofRun(saved).read(), RunCounts::readBefore))
					.toList();
			case VerifyJobConfiguration.JOB_NAME -> Stream
				.concat(ofOrders(context,
						Reading.byOneProcess(VerifyJobConfiguration.ORDERS_STEP, RecordedPartitions::date,
								VerifyState::readIn)),
						of(VerifySteps.archiveRanges(context), Bounds.IDS,
								Reading.byOneProcess(VerifyJobConfiguration.ARCHIVE_STEP,
										VerifySteps::archiveCheckpoint, VerifyState::readIn)))
				.toList();
			case CompleteJobConfiguration.JOB_NAME -> of(
					CompleteSteps.ranges(newest(CompleteJobConfiguration.LIST_STEP).map(Attempt::context)
						.orElseGet(ExecutionContext::new)),
					Bounds.BYTES, Reading.byOneProcess(CompleteJobConfiguration.COMPLETE_STEP,
							CompleteSteps::checkpoint, (saved) -> CompletionCounts.in(saved).read()))
				.toList();
			default -> List.of();
		};
	}

	private static Optional<String> date(ExecutionContext saved) {
		return Optional.ofNullable(DateCheckpoint.in(saved)).map(Instant::ofEpochMilli).map(Instant::toString);
	}

	private Stream<RecordedPartition> ofOrders(ExecutionContext job, Reading reading) {
		return PinnedPartitions.in(job)
			.stream()
			.flatMap((pinned) -> pinned.partitions().stream())
			.map((partition) -> of(part(reading.step(), partition), reading));
	}

	private static Part part(String step, KeyPartition partition) {
		return new Part(step, partition.name(), (partition.dates() != Dates.UNDATED) ? Bounds.DATES : Bounds.NONE,
				text(partition.window().from()), text(partition.window().to()));
	}

	private static @Nullable String text(@Nullable Instant bound) {
		return (bound != null) ? bound.toString() : null;
	}

	private Stream<RecordedPartition> of(List<Range> ranges, Bounds bounds, Reading reading) {
		return ranges.stream()
			.map((range) -> of(new Part(reading.step(), range.name(), bounds, range.from(), range.to()), reading));
	}

	private RecordedPartition of(Part part, Reading reading) {
		String step = PartitionNames.stepName(part.step(), part.name());
		return newest(step)
			.map((attempt) -> of(part, attempt, reading, before(step).map(reading.read()::applyAsLong).orElse(0L)))
			.orElseGet(() -> new RecordedPartition(part, RecordedPartition.WAITING, null, null, null, Optional.empty(),
					0, 0));
	}

	private static RecordedPartition of(Part part, Attempt newest, Reading reading, long readByFormer) {
		RecordedStep step = newest.step();
		boolean begun = step.startedAt() != null;
		long read = reading.read().applyAsLong(newest.context());
		// Until it saves, what its predecessor has saved is all there is.
		long readBefore = Math.max(readByFormer, reading.readBefore().applyAsLong(newest.context()));
		return new RecordedPartition(part, begun ? step.status() : RecordedPartition.WAITING,
				begun ? newest.host() : null, step.startedAt(),
				(step.endedAt() != null) ? step.endedAt() : newest.updatedAt(),
				reading.checkpoint().apply(newest.context()), read, Math.max(0, read - readBefore));
	}

	private Optional<Attempt> newest(String step) {
		List<Attempt> all = this.attempts.getOrDefault(step, List.of());
		return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
	}

	/** What it had saved before its newest execution, which goes on with that. */
	private Optional<ExecutionContext> before(String step) {
		List<Attempt> all = this.attempts.getOrDefault(step, List.of());
		return (all.size() < 2) ? Optional.empty() : Optional.of(all.get(all.size() - 2).context());
	}

	/**
	 * The date before which every order has been read: that of the first partition which
	 * is not complete.
	 * @param partitions those of an archive run
	 * @return nothing if none was saved
	 */
	public static Optional<Instant> checkpoint(List<RecordedPartition> partitions) {
		List<RecordedPartition> dated = partitions.stream()
			.filter((partition) -> partition.part().bounds() == Bounds.DATES)
			.toList();
		return dated.stream()
			.filter((partition) -> !partition.isComplete())
			.findFirst()
			.map(RecordedPartition::reached)
			.orElseGet(() -> dated.stream()
				.flatMap((partition) -> partition.checkpoint().stream())
				.reduce((first, second) -> second))
			.map(Instant::parse);
	}

	/**
	 * An execution of a step.
	 *
	 * @param step which
	 * @param updatedAt when it last wrote to the job repository, or null
	 * @param context what it has saved
	 * @param host where it ran, or null
	 */
	public record Attempt(RecordedStep step, @Nullable Instant updatedAt, ExecutionContext context,
			@Nullable String host) {
	}

	/**
	 * What the partitions of a step have saved.
	 */
	private record Reading(String step, Function<ExecutionContext, Optional<String>> checkpoint,
			ToLongFunction<ExecutionContext> read, ToLongFunction<ExecutionContext> readBefore) {

		/** No other process goes on with it in the same execution. */
		static Reading byOneProcess(String step, Function<ExecutionContext, Optional<String>> checkpoint,
				ToLongFunction<ExecutionContext> read) {
			return new Reading(step, checkpoint, read, (saved) -> 0);
		}

	}

}
