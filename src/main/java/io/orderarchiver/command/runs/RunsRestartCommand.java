package io.orderarchiver.command.runs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.RejectBound;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunPermissions;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats the command of a run, for that run and none other. */
@Command(name = "restart", sortOptions = false,
		description = { "Restarts a run that failed, was stopped, or died: the same as typing its command again.",
				"It works on the target that the settings name, and refuses a run of another one.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver runs restart 12", "  order-archiver runs restart 12 --max-rejects 1000", "",
				"It prints what that command prints, and ends with its exit code." })
final class RunsRestartCommand implements Callable<Integer> {

	private final Invocation invocation;

	private final ToIntFunction<String[]> program;

	@Parameters(paramLabel = "N", converter = RunNumber.class, description = "The run's number.")
	private long number;

	@Option(names = "--wait", paramLabel = "TIME", converter = DurationConverter.class,
			description = "Of an archive: wait so long for another living run to end: 30s, 30m, 2h.")
	private @Nullable Duration wait;

	@Option(names = "--max-rejects", paramLabel = "N|unlimited", converter = RejectBound.class,
			description = "Of an archive: fail beyond so many new rejects, instead of beyond as many as before.")
	private @Nullable Long maxRejects;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsRestartCommand(Invocation invocation, ToIntFunction<String[]> program) {
		this.invocation = invocation;
		this.program = program;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		RecordedRun run = RecordedRuns.find(settings, this.runArguments.site(), this.number);
		new RunPermissions(this.runArguments.site()).requireRestartable(run);
		return this.program.applyAsInt(command(run).toArray(String[]::new));
	}

	private List<String> command(RecordedRun run) {
		List<String> words = new ArrayList<>(new RunCommandLine(run, this.runArguments.site()).words()
			.orElseThrow(() -> new RunRefusedException(
					("Run %d cannot be restarted: its command was not kept. Type it" + " again.")
						.formatted(run.number()))));
		if (words.get(0).equals("archive")) {
			replace(words, "--wait", (this.wait != null) ? this.wait.toSeconds() + "s" : null);
			replace(words, "--max-rejects", (this.maxRejects != null) ? RejectBound.text(this.maxRejects) : null);
		}
		words.addAll(List.of(RepeatableCommand.REPEATED_RUN, Long.toString(run.number())));
		words.addAll(this.runArguments.howToShow());
		return words;
	}

	private static void replace(List<String> words, String option, @Nullable String value) {
		if (value != null) {
			int before = words.indexOf(option);
			if (before >= 0) {
				words.subList(before, before + 2).clear();
			}
			words.addAll(List.of(option, value));
		}
	}

}
