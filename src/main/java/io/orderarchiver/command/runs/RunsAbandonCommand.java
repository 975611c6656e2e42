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

/** Gives a run up. */
@Command(name = "abandon", sortOptions = false,
		description = { "Gives up a run that failed, was stopped, or died: it is never resumed, nor offered for it.",
				"No order is lost by that: its command, typed again, starts a new run that finds what is" + " missing.",
				"" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver runs abandon 12" })
final class RunsAbandonCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "N", converter = RunNumber.class, description = "The run's number.")
	private long number;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsAbandonCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		RecordedRun run = new RunControl(settings, this.runArguments.site()).abandon(this.number);
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(RunResult.of(run, this.invocation.clock().instant())));
		}
		else {
			this.invocation.print("Run %d of %s is abandoned; it is never resumed.".formatted(run.number(), run.job()));
			new RunCommandLine(run, this.runArguments.site()).text()
				.ifPresent((command) -> this.invocation.print("To start a new run:\n  " + command));
		}
		return ExitStatus.COMPLETE.code();
	}

}
