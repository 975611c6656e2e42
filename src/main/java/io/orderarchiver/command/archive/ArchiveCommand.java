package io.orderarchiver.command.archive;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.invocation.DateWindow;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.invocation.SharedRunRequirements;
import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.command.runs.ResumableRuns;
import io.orderarchiver.run.ArchiveRuns;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.worker.Participation;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Archives what is delivered, to the end. */
@Command(name = "archive", aliases = "batch", sortOptions = false,
		description = { "Archives delivered orders: those that are not archived yet.",
				"The same command resumes a run that failed or was stopped.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver archive --dry-run", "  order-archiver archive --date-from -7d",
				"  order-archiver archive --dry-run --export-sample sample.json", "",
				"Days are days in ARCHIVE_ZONE, UTC by default. A scheduler may also say:",
				"  --spring.batch.job.name=archiveDeliveredOrders date-from=2025-01-01 dry-run=true", "",
				"Exit codes: 0 complete; 1 failed, the same command resumes it; 2 usage or configuration"
						+ " error; 3 complete with new rejects; 5 stopped, the same command resumes it; 11 another"
						+ " run is alive" })
public final class ArchiveCommand implements Callable<Integer> {

	private static final Set<String> SAYING_HOW_TO_SHOW = Set.of("--simulation", "--no-progress", "--verbose",
			"--color");

	private final Invocation invocation;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Mixin
	private final ArchiveArguments arguments = new ArchiveArguments();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public ArchiveCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		this.arguments.pace().requireConsistent();
		Optional<Participation> sharing = this.arguments.sharing();
		this.runArguments.leaveOutputTo(this.arguments.exportSample(), "--export-sample", this.invocation);
		Sample sample = Sample.of(this.arguments.exportSample(), this.arguments.sampleCount(),
				new StandardOutput(this.invocation));
		EndReport endReport = EndReport.of(this.arguments, this.runArguments, this.invocation);
		Settings settings = this.invocation.settings(this.arguments.settings());
		sharing.ifPresent((participation) -> SharedRunRequirements.require(settings, this.runArguments.simulation()));
		DateWindow dates = new DateWindow(this.invocation.clock(), settings.archiveZone());
		ArchiveOptions options = this.arguments.options(this.arguments.window().window(dates),
				settings.archivePageSize());
		this.invocation.openLog(settings, RunLog.Kind.ARCHIVE);
		if (!this.runArguments.simulation()) {
			JavaStart.adviseOn(System.getenv(), ManagementFactory.getRuntimeMXBean().getInputArguments());
		}
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop); sample) {
			if (nothingIsChosen() && this.invocation.terminal().interactive()) {
				tellWhatWaits(deployment, settings);
			}
			RunReport report = run(new ArchiveRuns(deployment, settings, stop), options, settings, sample, sharing);
			print(report, new NextSteps(this.arguments, this.runArguments, settings, dates), deployment);
			endReport.write(report.run(), settings);
			return report.exitStatus().code();
		}
	}

	private boolean nothingIsChosen() {
		return this.spec.commandLine()
			.getParseResult()
			.matchedOptions()
			.stream()
			.allMatch((option) -> SAYING_HOW_TO_SHOW.contains(option.longestName()));
	}

	/** Whoever types no more than that may not know, or mean one of these. */
	private void tellWhatWaits(Deployment deployment, Settings settings) {
		String waiting = new ResumableRuns(RecordedRuns.waiting(deployment, settings), this.runArguments.site()).text();
		if (!waiting.isEmpty()) {
			this.invocation.tell(waiting);
		}
	}

	private RunReport run(ArchiveRuns runs, ArchiveOptions options, Settings settings, Sample sample,
			Optional<Participation> sharing) {
		Supplier<Progress> progress = () -> this.runArguments.progress(this.invocation, "Archiving");
		try (ArchiveNarrator narrator = new ArchiveNarrator(this.invocation, settings, runs, options, progress,
				sample)) {
			RunRequest request = this.arguments.request(this.invocation.command());
			return sharing.isEmpty() ? runs.run(options, request, narrator)
					: runs.runWithWorkers(options, request, narrator, settings.rabbitmq().orElseThrow(), sharing.get());
		}
	}

	private void print(RunReport report, NextSteps next, Deployment deployment) {
		ArchiveResult result = ArchiveResult.of(report);
		this.invocation.result(result);
		this.runArguments.print(this.invocation, new ArchiveSummary(report).text(), result);
		if (this.runArguments.json()) {
			return;
		}
		String advice = next.after(report, deployment.connection().target().database());
		if (!advice.isEmpty()) {
			this.invocation.print("\n" + advice);
		}
	}

}
