package io.orderarchiver.command.runs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists runs. */
@Command(name = "list", sortOptions = false, description = { "Lists runs, the newest first.", "" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver runs list --status failed,died",
				"  order-archiver runs list --job archive --limit 5" })
final class RunsListCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--job", paramLabel = "JOB", split = ",", converter = JobConverter.class,
			completionCandidates = JobNames.class,
			description = "Only of these: archive, watch, verify, complete, retry, simulate, or a job's whole name.")
	private @Nullable List<Jobs> jobs;

	@Option(names = "--status", paramLabel = "STATUS", split = ",", converter = StateConverter.class,
			description = "Only these: running, stopping, died, failed, stopped, completed, abandoned.")
	private @Nullable List<RunState> states;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20", converter = WholeNumber.RunLimit.class,
			description = "So many at most, 1 to 10000. Default: ${DEFAULT-VALUE}.")
	private int limit;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsListCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		Optional<RecordedRuns> opened = RecordedRuns.open(settings, this.runArguments.site());
		if (opened.isEmpty()) {
			print(List.of());
			return ExitStatus.COMPLETE.code();
		}
		try (RecordedRuns runs = opened.get()) {
			print(runs.list(wantedJobs(), wantedStates(), this.limit));
		}
		return ExitStatus.COMPLETE.code();
	}

	private Set<String> wantedJobs() {
		return (this.jobs == null) ? Set.copyOf(RecordedRuns.JOBS)
				: this.jobs.stream().flatMap((some) -> some.names().stream()).collect(Collectors.toSet());
	}

	private Set<RunState> wantedStates() {
		return (this.states == null) ? EnumSet.allOf(RunState.class) : EnumSet.copyOf(this.states);
	}

	private void print(List<RecordedRun> runs) {
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(new RunsResult(
					runs.stream().map((run) -> RunResult.of(run, this.invocation.clock().instant())).toList())));
			return;
		}
		boolean all = this.jobs == null && this.states == null;
		this.invocation.print(runs.isEmpty() ? (all ? "No runs yet." : "No such runs.")
				: new RunTable(runs, this.invocation.clock().instant()).text(this.invocation.width()));
		String resuming = new ResumableRuns(runs, this.runArguments.site()).text();
		if (!resuming.isEmpty()) {
			this.invocation.print("\n" + resuming);
		}
	}

	/**
	 * What {@code runs list --output json} prints.
	 *
	 * @param runs the runs, newest first
	 */
	record RunsResult(List<RunResult> runs) {
	}

	/**
	 * Jobs that a word stands for.
	 *
	 * @param names what they are called
	 */
	record Jobs(Set<String> names) {
	}

	/** What a person calls them. */
	static final class JobNames implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return List.of("archive", "watch", "verify", "complete", "retry", "simulate").iterator();
		}

	}

	/** Reads the jobs that a person means. */
	static final class JobConverter implements ITypeConverter<Jobs> {

		private static final Map<String, Set<String>> COMMANDS = Map.of("archive", Set.of("archiveDeliveredOrders"),
				"retry", Set.of("retryRejects"), "batch", Set.of("archiveDeliveredOrders"), "watch",
				Set.of("watchDeliveredOrders"), "verify", Set.of("verifyArchivedOrders"), "complete",
				Set.of("completeArchivedOrders"), "simulate", Set.of("generateOrders", "liveOrders"));

		@Override
		public Jobs convert(String text) {
			String name = text.strip();
			if (RecordedRuns.JOBS.contains(name)) {
				return new Jobs(Set.of(name));
			}
			return Optional.ofNullable(COMMANDS.get(name))
				.map(Jobs::new)
				.orElseThrow(() -> new TypeConversionException(
						"'%s' is none of archive, watch, verify, complete, retry, simulate, %s".formatted(text,
								String.join(", ", RecordedRuns.JOBS))));
		}

	}

	/** Reads a status. */
	static final class StateConverter implements ITypeConverter<RunState> {

		@Override
		public RunState convert(String text) {
			return Arrays.stream(RunState.values())
				.filter((state) -> state.toString().equalsIgnoreCase(text.strip()))
				.findFirst()
				.orElseThrow(() -> new TypeConversionException("'%s' is none of %s".formatted(text,
						Arrays.stream(RunState.values()).map(RunState::toString).collect(Collectors.joining(", ")))));
		}

	}

}
