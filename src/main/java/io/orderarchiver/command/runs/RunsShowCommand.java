package io.orderarchiver.command.runs;

import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a run. */
@Command(name = "show", sortOptions = false, description = { "Shows everything of a run, and what to do next.", "" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver runs show 12" })
final class RunsShowCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "N", converter = RunNumber.class, description = "The run's number.")
	private long number;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsShowCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		RecordedRun run = RecordedRuns.find(settings, this.runArguments.site(), this.number);
		RunAdvice advice = new RunAdvice(run, this.runArguments.site());
		this.invocation.print(this.runArguments.json()
				? Json.line(RunDetailResult.of(run, advice, this.invocation.clock().instant()))
				: new RunDescription(run, advice, this.invocation.clock().instant(), this.invocation.width()).text());
		return ExitStatus.COMPLETE.code();
	}

}
