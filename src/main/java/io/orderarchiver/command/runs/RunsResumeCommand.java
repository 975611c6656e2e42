package io.orderarchiver.command.runs;

import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunControl;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a paused run go on. */
@Command(name = "resume", sortOptions = false,
		description = { "Makes a run go on that was paused by 'runs pause'.",
				"(One that failed or was stopped is resumed by: runs restart N)", "" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver runs resume 12", "",
				"Exit codes: 0 it was asked to; 2 there is no such run, or it is not paused" })
final class RunsResumeCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "N", converter = RunNumber.class, description = "The run's number.")
	private long number;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsResumeCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		RecordedRun run = new RunControl(settings, this.runArguments.site()).goOn(this.number);
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(RunResult.of(run, this.invocation.clock().instant())));
		}
		else {
			this.invocation.print("Run %d goes on.".formatted(run.number()));
		}
		return ExitStatus.COMPLETE.code();
	}

}
