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

/** Makes a run of another process pause. */
@Command(name = "pause", sortOptions = false,
		description = { "Makes a running run pause after the page under way, on whichever host it runs.",
				"It stays paused, even when it is stopped and resumed, until: runs resume N",
				"A file 'pause' in the home directory pauses every run of that home.", "" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver runs pause 12", "",
				"Exit codes: 0 it was asked to; 2 there is no such run, or it is not running" })
final class RunsPauseCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "N", converter = RunNumber.class, description = "The run's number.")
	private long number;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsPauseCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		RecordedRun run = new RunControl(settings, this.runArguments.site()).pause(this.number);
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(RunResult.of(run, this.invocation.clock().instant())));
		}
		else {
			this.invocation
				.print("Run %1$d pauses after the page under way. To go on:\n  order-archiver runs resume %1$d%2$s"
					.formatted(run.number(), this.runArguments.site().option()));
		}
		return ExitStatus.COMPLETE.code();
	}

}
