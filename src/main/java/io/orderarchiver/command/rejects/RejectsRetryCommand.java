package io.orderarchiver.command.rejects;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.run.RejectRetries;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.RetryReport;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries rejected orders again. */
@Command(name = "retry", sortOptions = false,
		description = { "Tries to archive rejected orders again, as they are now, once their cause is mended.",
				"What is archived, now or before, leaves the store; the rest stays.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver rejects retry CMD-2025-0042", "  order-archiver rejects retry --all --dry-run", "",
				"It never runs beside an archive of the same target; beside a watch it may.", "",
				"Exit codes: 0 none is rejected again, or nothing to do; 1 failed; 2 usage or"
						+ " configuration error; 3 some are rejected again; 5 stopped; 11 an archive or another"
						+ " retry is alive" })
final class RejectsRetryCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final ChosenRejects chosen = new ChosenRejects();

	@Option(names = "--dry-run", description = "Go the whole way, but write nothing.")
	private boolean dryRun;

	@Option(names = "--wait", paramLabel = "TIME", converter = DurationConverter.class,
			description = "Wait so long for a living archive to end: 30s, 30m, 2h. Default: do not wait.")
	private @Nullable Duration wait;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RejectsRetryCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		this.chosen.check();
		Settings settings = this.invocation.settings(Map.of());
		this.invocation.openLog(settings, RunLog.Kind.RETRY);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (RejectStoreAccess rejects = RejectStoreAccess.of(this.runArguments, settings, stop);
				RetryNarrator narrator = new RetryNarrator(this.invocation, this.dryRun,
						() -> this.runArguments.progress(this.invocation, "Retrying"))) {
			RejectSelection selection = this.chosen.selection(rejects.names());
			RetryReport report = new RejectRetries(rejects.deployment(), settings, stop)
				.run(options(selection, settings), request(), narrator);
			this.runArguments.print(this.invocation,
					new RetrySummary(report, narrator, this.runArguments.simulation()).text(),
					RetryResult.of(report, narrator));
			return report.exitStatus().code();
		}
	}

	private RetryOptions options(RejectSelection selection, Settings settings) {
		return new RetryOptions(selection, this.dryRun ? ArchiveMode.DRY_RUN : ArchiveMode.ARCHIVE,
				settings.pageSize());
	}

	private RunRequest request() {
		return new RunRequest(RunRequest.Start.FRESH, (this.wait != null) ? this.wait : Duration.ZERO);
	}

}
