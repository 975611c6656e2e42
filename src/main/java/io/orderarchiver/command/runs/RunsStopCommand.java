package io.orderarchiver.command.runs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunControl;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops a run of another process. */
@Command(name = "stop", sortOptions = false,
		description = { "Stops a running run, as SIGTERM does, on whichever host it runs.",
				"It finishes its page, saves its checkpoint and ends. The same command resumes it.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver runs stop 12", "",
				"Exit codes: 0 it has ended, or was asked to; 1 it has not ended in time; 2 there is no"
						+ " such run, or it is not running" })
final class RunsStopCommand implements Callable<Integer> {

	private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

	private final Invocation invocation;

	@Parameters(paramLabel = "N", converter = RunNumber.class, description = "The run's number.")
	private long number;

	@ArgGroup(exclusive = true)
	private Waiting waiting = new Waiting();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsStopCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	/** Two that exclude each other. */
	static final class Waiting {

		@Option(names = "--wait", paramLabel = "TIME", converter = DurationConverter.class,
				description = "Wait so long for its end: 30s, 5m. Default: 1m.")
		private @Nullable Duration wait;

		@Option(names = "--no-wait", description = "Ask it to stop, and do not wait for its end.")
		private boolean noWait;

		Duration patience() {
			return this.noWait ? Duration.ZERO : (this.wait != null) ? this.wait : DEFAULT_WAIT;
		}

	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		Duration patience = this.waiting.patience();
		RecordedRun run = new RunControl(settings, this.runArguments.site()).stop(this.number, patience,
				new StopSignal());
		print(run, patience);
		return (run.state().isAlive() && !patience.isZero()) ? ExitStatus.FAILED.code() : ExitStatus.COMPLETE.code();
	}

	private void print(RecordedRun run, Duration patience) {
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(RunResult.of(run, this.invocation.clock().instant())));
			return;
		}
		if (!run.state().isAlive()) {
			this.invocation.print("Run %d has ended: %s.".formatted(run.number(), RunTexts.state(run)));
		}
		else if (patience.isZero()) {
			this.invocation.print("Run %d is asked to stop.".formatted(run.number()));
		}
		else {
			this.invocation.print(("Run %d is asked to stop, but has not ended within %d s (%s). It stops as soon as it"
					+ " can; to see: order-archiver runs show %d%s")
				.formatted(run.number(), patience.toSeconds(), run.last().process(), run.number(),
						this.runArguments.site().option()));
		}
	}

}
