package io.orderarchiver.run.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.complete.CompletionCounts;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.run.history.RecordedRuns.Detail;
import io.orderarchiver.run.history.RunQueries.Execution;
import io.orderarchiver.run.history.RunQueries.Note;
import io.orderarchiver.run.history.RunQueries.Step;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.history.step.RecordedPartitions;
import io.orderarchiver.run.history.step.RecordedPartitions.Attempt;
import io.orderarchiver.run.pace.RecordedPace;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.verify.VerifyState;
import io.orderarchiver.verify.VerifySteps;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.watch.WatchCheckpoint;
import io.orderarchiver.watch.WatchJobConfiguration;
import io.orderarchiver.watch.state.WatchState;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Looks up what belongs to runs that were found. */
final class RecordedRunReader {

	/** The steps that count, besides those of verifications and of partitions. */
	private static final Set<String> COUNTING_STEPS = Set.of(RetryJobConfiguration.RETRY_STEP,
			WatchJobConfiguration.WATCH_STEP, ArchiveJobConfiguration.SWEEP_STEP);

	private static final Set<String> COUNTING_JOBS = Set.of(ArchiveJobConfiguration.JOB_NAME,
			RetryJobConfiguration.JOB_NAME, WatchJobConfiguration.JOB_NAME);

	private final RunQueries queries;

	private final Detail detail;

	RecordedRunReader(RunQueries queries, Detail detail) {
		this.queries = queries;
		this.detail = detail;
	}

	List<RecordedRun> of(List<FoundRun> runs, Map<Long, Long> newer) {
		List<Long> executions = (this.detail == Detail.OF_PARAMETERS) ? List.of()
				: runs.stream().flatMap((run) -> run.ids().stream()).toList();
		Map<Long, List<Step>> steps = this.queries.steps(executions);
		Rows rows = new Rows(this.queries.parameters(runs.stream().map((run) -> run.newest().id()).toList()),
				this.queries.notes(executions), this.queries.recovered(executions), steps,
				this.queries.contexts(runs.stream().flatMap((run) -> stepsToRead(run, steps)).toList()),
				(this.detail == Detail.OF_EXECUTIONS)
						? this.queries.jobContexts(runs.stream().map((run) -> run.newest().id()).toList()) : Map.of(),
				(this.detail == Detail.OF_EXECUTIONS) ? this.queries.hosts(executions) : Map.of(),
				(this.detail == Detail.OF_EXECUTIONS)
						? this.queries.paces(runs.stream().map((run) -> run.newest().run()).toList()) : Map.of());
		return runs.stream().map((run) -> run(run, rows, newer)).toList();
	}

	private Stream<Long> stepsToRead(FoundRun run, Map<Long, List<Step>> steps) {
		if (this.detail == Detail.OF_RUNS) {
			return countingSteps(run, steps).stream().map((step) -> step.recorded().id());
		}
		return run.executions()
			.stream()
			.flatMap((execution) -> steps.getOrDefault(execution.id(), List.of()).stream())
			.filter((step) -> isCounting(step) || cutsPartitions(step))
			.map((step) -> step.recorded().id());
	}

	/** The partitions of others are kept with their job. */
	private static boolean cutsPartitions(Step step) {
		return step.recorded().name().equals(CompleteJobConfiguration.LIST_STEP);
	}

	/** Those that say together what the run did: the newest execution of each step. */
	private static Collection<Step> countingSteps(FoundRun run, Map<Long, List<Step>> steps) {
		Map<String, Step> newest = new LinkedHashMap<>();
		oldestFirst(run).forEach((execution) -> countingSteps(steps.getOrDefault(execution.id(), List.of()))
			.forEach((step) -> newest.put(step.recorded().name(), step)));
		return newest.values();
	}

	private static List<Execution> oldestFirst(FoundRun run) {
		List<Execution> executions = new ArrayList<>(run.executions());
		Collections.reverse(executions);
		return executions;
	}

	/** Those that say together what an execution did. */
	private static List<Step> countingSteps(List<Step> steps) {
		return steps.stream().filter(RecordedRunReader::isCounting).toList();
	}

	private static boolean isCounting(Step step) {
		return COUNTING_STEPS.contains(step.recorded().name()) || VerifySteps.isCounting(step.recorded().name());
	}

	private static RecordedRun run(FoundRun run, Rows rows, Map<Long, Long> newer) {
		List<RecordedExecution> executions = oldestFirst(run).stream()
			.map((execution) -> execution(execution, rows))
			.toList();
		Collection<Step> counting = countingSteps(run, rows.steps());
		List<ExecutionContext> contexts = rows.contextsOf(counting);
		Optional<ExecutionContext> context = contexts.stream().findFirst();
		Execution newest = run.newest();
		List<RecordedPartition> partitions = partitions(run, rows);
		Map<String, String> parameters = rows.parameters().getOrDefault(newest.id(), Map.of());
		return new RecordedRun(newest.run(), newest.job(), newest.target(),
				Collections.unmodifiableMap(new LinkedHashMap<>(parameters)), run.state(), executions,
				counts(newest.job(), contexts), found(contexts), completed(newest.job(), contexts),
				checkpoint(newest.job(), context, partitions), partitions, rows.pace(newest.run()), run.newer(newer));
	}

	/** The jobs that count say zero before their step began. */
	private static @Nullable Tally counts(String job, List<ExecutionContext> contexts) {
		return COUNTING_JOBS.contains(job) ? contexts.stream().map(RunCounts::ofRun).reduce(Tally.ZERO, Tally::plus)
				: null;
	}

	private static List<RecordedPartition> partitions(FoundRun run, Rows rows) {
		ExecutionContext job = rows.jobContexts().get(run.newest().id());
		if (job == null) {
			return List.of();
		}
		Map<String, List<Attempt>> attempts = new HashMap<>();
		oldestFirst(run).forEach((execution) -> rows.attempts(execution.id())
			.forEach((attempt) -> attempts.computeIfAbsent(attempt.step().name(), (step) -> new ArrayList<>())
				.add(attempt)));
		return new RecordedPartitions(attempts).of(run.newest().job(), job);
	}

	private static Optional<FindingCounts> found(List<ExecutionContext> contexts) {
		return contexts.stream()
			.flatMap((context) -> VerifyState.countsIn(context).stream())
			.reduce(FindingCounts::plus);
	}

	private static Optional<CompletionTally> completed(String job, List<ExecutionContext> contexts) {
		return job.equals(CompleteJobConfiguration.JOB_NAME)
				? contexts.stream().map(CompletionCounts::in).reduce(CompletionTally::plus) : Optional.empty();
	}

	private static Optional<Checkpoint> checkpoint(String job, Optional<ExecutionContext> context,
			List<RecordedPartition> partitions) {
		return switch (job) {
			case ArchiveJobConfiguration.JOB_NAME -> RecordedPartitions.checkpoint(partitions)
				.map((date) -> new Checkpoint(Checkpoint.Kind.ORDER_DATE, date));
			case WatchJobConfiguration.JOB_NAME -> context.flatMap(RecordedRunReader::position);
			default -> Optional.empty();
		};
	}

	private static Optional<Checkpoint> position(ExecutionContext context) {
		Checkpoint.Kind kind = WatchCheckpoint.phase(context).filter(WatchState.STREAMING::equals).isPresent()
				? Checkpoint.Kind.STREAMING : Checkpoint.Kind.CATCHING_UP;
		return WatchCheckpoint.position(context).map((position) -> new Checkpoint(kind, position));
	}

	private static RecordedExecution execution(Execution execution, Rows rows) {
		Note note = rows.notes().get(execution.id());
		List<Step> steps = rows.steps().getOrDefault(execution.id(), List.of());
		Instant lastSign = steps.stream()
			.map(Step::updatedAt)
			.filter(Objects::nonNull)
			.reduce(execution.updatedAt(), (a, b) -> a.isAfter(b) ? a : b);
		Tally counts = rows.contextsOf(countingSteps(steps))
			.stream()
			.map(RunCounts::ofExecution)
			.reduce(Tally::plus)
			.orElse(null);
		return new RecordedExecution(execution.id(), execution.status(), execution.startedAt(), execution.endedAt(),
				lastSign, (note != null) ? note.host() : null, (note != null) ? note.pid() : null,
				(note != null) ? note.exitCode() : null, reason(note, rows.recovered().contains(execution.id())),
				causes(note), (note != null) ? note.command() : List.of(), steps.stream().map(Step::recorded).toList(),
				counts);
	}

	private static @Nullable String reason(@Nullable Note note, boolean recovered) {
		if (note != null && note.reason() != null) {
			return note.reason();
		}
		return recovered ? RunRecovery.WITHOUT_A_WORD : null;
	}

	private static List<String> causes(@Nullable Note note) {
		return (note != null && note.causes() != null) ? List.of(note.causes().split(" ")) : List.of();
	}

	/**
	 * What was looked up, by execution, contexts and hosts by step, and paces by run.
	 */
	private record Rows(Map<Long, Map<String, String>> parameters, Map<Long, Note> notes, Set<Long> recovered,
			Map<Long, List<Step>> steps, Map<Long, ExecutionContext> contexts, Map<Long, ExecutionContext> jobContexts,
			Map<Long, String> hosts, Map<Long, RecordedPace> paces) {

		Optional<RecordedPace> pace(long run) {
			return Optional.ofNullable(this.paces.get(run));
		}

		Stream<Attempt> attempts(long execution) {
			Note note = this.notes.get(execution);
			return this.steps.getOrDefault(execution, List.of())
				.stream()
				.map((step) -> new Attempt(step.recorded(), step.updatedAt(),
						this.contexts.getOrDefault(step.recorded().id(), new ExecutionContext()),
						host(step.recorded().id(), note)));
		}

		/** That of the run's own process, where nothing else is said. */
		private @Nullable String host(long step, @Nullable Note note) {
			String claimer = this.hosts.get(step);
			return (claimer != null || note == null) ? claimer : note.host();
		}

		List<ExecutionContext> contextsOf(Collection<Step> steps) {
			return steps.stream()
				.flatMap((step) -> Stream.ofNullable(this.contexts.get(step.recorded().id())))
				.toList();
		}

	}

}
