package io.orderarchiver.command.complete;

import java.util.concurrent.Callable;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.command.invocation.DateWindow;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.complete.CompleteListener;
import io.orderarchiver.complete.CompleteOptions;
import io.orderarchiver.run.CompleteRuns;
import io.orderarchiver.run.RunStart;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.CompleteReport;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Completes what was archived incomplete. */
@Command(name = "complete", sortOptions = false,
		description = { "Completes incomplete archived orders: sets what was missing and is there now.",
				"Never a value that was there, never one that was erased.",
				"The same command resumes a run that failed or was stopped.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver complete --dry-run", "  order-archiver complete --field nom_client,nom_menu", "",
				"Exit codes: 0 complete; 1 failed, the same command resumes it; 2 usage or configuration"
						+ " error; 5 stopped, the same command resumes it; 11 another run is alive" })
public final class CompleteCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final CompleteArguments arguments = new CompleteArguments();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public CompleteCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		this.arguments.pace().requireConsistent();
		Settings settings = this.invocation.settings(this.arguments.settings());
		DateWindow dates = new DateWindow(this.invocation.clock(), settings.archiveZone());
		CompleteOptions options = this.arguments.options(this.arguments.window().window(dates), settings.pageSize());
		this.invocation.openLog(settings, RunLog.Kind.COMPLETE);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			CompleteReport report = run(new CompleteRuns(deployment, settings, stop), options, settings);
			this.runArguments.print(this.invocation, new CompleteSummary(report).text(), CompleteResult.of(report));
			return report.exitStatus().code();
		}
	}

	private CompleteReport run(CompleteRuns runs, CompleteOptions options, Settings settings) {
		try (Progress progress = this.runArguments.progress(this.invocation, "Completing")) {
			return runs.run(options, this.arguments.request(this.invocation.command()), (start) -> {
				announce(start, options, settings);
				progress.count(runs::count);
			}, listener(progress));
		}
	}

	private static CompleteListener listener(Progress progress) {
		return new CompleteListener() {

			@Override
			public void lookedAt(long orders) {
				progress.add(orders);
			}

			@Override
			public void paceChanged(PaceState state) {
				progress.mention(state.text());
			}

		};
	}

	private void announce(RunStart start, CompleteOptions options, Settings settings) {
		this.invocation.tell(
				"%s %d %s: %s, %s".formatted((options.mode() == ArchiveMode.DRY_RUN) ? "Dry completion" : "Completion",
						start.run(), start.resumed() ? "resumes" : "starts", start.target(), options.window()));
		this.invocation.tell("Home directory: " + settings.home());
	}

}
