package io.orderarchiver.command.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.worker.LivingWorker;
import io.orderarchiver.run.worker.Workers;
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
		Optional<List<LivingWorker>> workers = workers(settings, run);
		Instant now = this.invocation.clock().instant();
		this.invocation
			.print(this.runArguments.json() ? Json.line(RunDetailResult.of(run, workers.orElse(null), advice, now))
					: new RunDescription(run, workers, advice, now, this.invocation.width()).text());
		return ExitStatus.COMPLETE.code();
	}

	/** A job repository in a file is shared with none. */
	private Optional<List<LivingWorker>> workers(Settings settings, RecordedRun run) {
		if (this.runArguments.site() == Site.SIMULATION || settings.jobDatabase().isEmpty()) {
			return Optional.empty();
		}
		try (JobRepositoryInspection inspection = JobRepositoryInspection.open(settings, this.runArguments.site())
			.orElseThrow()) {
			return inspection.read((jdbc) -> new Workers(jdbc).of(run));
		}
	}

}
