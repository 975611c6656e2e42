package io.orderarchiver.command.runs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.run.history.Checkpoint;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.history.step.RecordedStep;
import io.orderarchiver.run.worker.LivingWorker;
import io.orderarchiver.verify.finding.FindingCounts;
import org.jspecify.annotations.Nullable;

/**
 * What {@code runs show --output json} prints, in this order.
 *
 * @param run the run, as in the list
 * @param counts what it did over all executions; null where orders are not counted
 * @param found what it found; null where orders are not verified
 * @param completed what it completed; null where orders are not completed
 * @param checkpoint where it goes on, or null
 * @param partitions the parts in which it reads; empty where there are none
 * @param reason why it failed or stopped, or null
 * @param causes the kinds of errors that led to it, the outermost first
 * @param supersededBy the newer run of the same parameters, or null
 * @param command the command that repeats it, or null if that is not known
 * @param pace what holds it up, or null
 * @param workers those that live and may work on it; null if it is not running, or not
 * shared
 * @param executions each go at it, the newest last
 * @param next what to do next
 */
record RunDetailResult(RunResult run, @Nullable CountsResult counts, @Nullable FindingsResult found,
		@Nullable CompletionsResult completed, @Nullable CheckpointResult checkpoint, List<PartitionResult> partitions,
		@Nullable String reason, List<String> causes, @Nullable Long supersededBy, @Nullable String command,
		@Nullable PaceResult pace, @Nullable List<WorkerResult> workers, List<ExecutionResult> executions,
		List<RunAdvice.Step> next) {

	static RunDetailResult of(RecordedRun run, @Nullable List<LivingWorker> workers, RunAdvice advice, Instant now) {
		return new RunDetailResult(RunResult.of(run, now), CountsResult.of(run.counts()),
				run.found().map(FindingsResult::of).orElse(null),
				run.completed().map(CompletionsResult::of).orElse(null),
				run.checkpoint().map(CheckpointResult::of).orElse(null),
				run.partitions().stream().map((partition) -> PartitionResult.of(run, partition, now)).toList(),
				run.last().reason(), run.last().causes(),
				run.superseded().isPresent() ? run.superseded().getAsLong() : null, advice.command().orElse(null),
				run.heldUp().map(PaceResult::of).orElse(null),
				(workers != null) ? workers.stream().map(WorkerResult::of).toList() : null,
				run.executions().stream().map((execution) -> ExecutionResult.of(run, execution, now)).toList(),
				advice.steps());
	}

	/**
	 * What became of orders, as {@code archive --output json} names it.
	 */
	record CountsResult(long read, long archived, long incomplete, Map<String, Long> missing, long duplicates,
			long gone, long conflicts, long rejects, long knownRejects) {

		static @Nullable CountsResult of(@Nullable Tally tally) {
			return (tally != null) ? new CountsResult(tally.read(), tally.archived(), tally.incomplete(),
					byName(tally.missing()), tally.duplicates(), tally.gone(), tally.conflicts(), tally.newRejects(),
					tally.knownRejects()) : null;
		}

		private static Map<String, Long> byName(Map<ArchivedField, Long> missing) {
			Map<String, Long> names = new LinkedHashMap<>();
			for (ArchivedField field : ArchivedField.values()) {
				if (missing.containsKey(field)) {
					names.put(field.fieldName(), missing.get(field));
				}
			}
			return names;
		}

	}

	/**
	 * What a verification has found, as {@code verify --output json} names it.
	 */
	record FindingsResult(long lookedAt, long equal, Map<String, Long> findings, long recheckedAway) {

		static FindingsResult of(FindingCounts counts) {
			Map<String, Long> findings = new LinkedHashMap<>();
			counts.findings().forEach((kind, count) -> findings.put(kind.name(), count));
			return new FindingsResult(counts.lookedAt(), counts.equal(), findings, counts.recheckedAway());
		}

	}

	/**
	 * What became of incomplete archived orders, as {@code complete --output json} names
	 * it.
	 */
	record CompletionsResult(long read, long completed, long partly, Map<String, Long> fields, long unchanged,
			long erased, long gone, long changed) {

		static CompletionsResult of(CompletionTally tally) {
			Map<String, Long> fields = new LinkedHashMap<>();
			tally.fields().forEach((field, count) -> fields.put(field.fieldName(), count));
			return new CompletionsResult(tally.read(), tally.completed(), tally.partly(), fields, tally.unchanged(),
					tally.erased(), tally.gone(), tally.changed());
		}

	}

	/**
	 * Where a run goes on.
	 *
	 * @param kind {@code order-date}, {@code catching-up} or {@code streaming}
	 * @param at the date of the last order, or the cluster's time
	 */
	record CheckpointResult(String kind, String at) {

		static CheckpointResult of(Checkpoint checkpoint) {
			return new CheckpointResult(checkpoint.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
					checkpoint.at().toString());
		}

	}

	/**
	 * What holds a running run up.
	 *
	 * @param reason {@code sparing}, {@code lag}, {@code pause-file} or
	 * {@code pause-request}
	 * @param text the same in words, with numbers
	 */
	record PaceResult(String reason, String text) {

		static PaceResult of(PaceState state) {
			return new PaceResult(state.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), state.text());
		}

	}

	/**
	 * A process that works on what others have started.
	 */
	record WorkerResult(String host, long pid) {

		static WorkerResult of(LivingWorker worker) {
			return new WorkerResult(worker.host(), worker.pid());
		}

	}

	/**
	 * A part of it.
	 *
	 * @param step what is divided
	 * @param partition its name
	 * @param from its first date, {@code _id} or byte of the list, or null where it has
	 * no bound
	 * @param to the first one behind it, or null where it has no bound
	 * @param status Spring Batch's word, or {@code WAITING}
	 * @param host where it was worked on last, or null
	 * @param checkpoint up to where it has been read, or null
	 */
	record PartitionResult(String step, String partition, @Nullable String from, @Nullable String to, String status,
			@Nullable String host, @Nullable String checkpoint, long read, double ordersPerSecond) {

		static PartitionResult of(RecordedRun run, RecordedPartition partition, Instant now) {
			return new PartitionResult(partition.part().step(), partition.part().name(), partition.part().from(),
					partition.part().to(), partition.status(), partition.host(), partition.checkpoint().orElse(null),
					partition.read(), run.ordersPerSecond(partition, now));
		}

	}

	/**
	 * One go at a run.
	 *
	 * @param execution its number
	 * @param status Spring Batch's word
	 */
	record ExecutionResult(long execution, String status, String startedAt, @Nullable String endedAt,
			double durationSeconds, @Nullable String host, @Nullable Long pid, @Nullable Integer exitCode,
			@Nullable String reason, @Nullable CountsResult counts, List<StepResult> steps) {

		static ExecutionResult of(RecordedRun run, RecordedExecution execution, Instant now) {
			return new ExecutionResult(execution.id(), execution.status(), RunResult.millis(execution.startedAt()),
					millis(execution.endedAt()), run.seconds(execution, now), execution.host(), execution.pid(),
					execution.exitCode(), execution.reason(), CountsResult.of(execution.counts()),
					execution.steps().stream().map(StepResult::of).toList());
		}

	}

	/**
	 * A step of it.
	 *
	 * @param step its name
	 * @param pages how many pages it has committed
	 */
	record StepResult(String step, String status, @Nullable String startedAt, @Nullable String endedAt, long pages) {

		static StepResult of(RecordedStep step) {
			return new StepResult(step.name(), step.status(), millis(step.startedAt()), millis(step.endedAt()),
					step.pages());
		}

	}

	private static @Nullable String millis(@Nullable Instant instant) {
		return (instant != null) ? RunResult.millis(instant) : null;
	}

}
