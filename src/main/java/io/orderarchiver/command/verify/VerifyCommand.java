package io.orderarchiver.command.verify;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.DateWindow;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.VerifyRuns;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.verify.VerifyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds the archive against its source. */
@Command(name = "verify", sortOptions = false,
		description = { "Verifies that each delivered order is archived, once and as it is. It only reads.",
				"The same command resumes a run that failed or was stopped.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver verify --sample 1%%",
				"  order-archiver verify --date-from 20250101 --date-to 20250131 --list findings.json",
				"  order-archiver verify --seal seals/2025-01", "",
				"Exit codes: 0 proven; 1 failed, the same command resumes it; 2 usage or configuration"
						+ " error; 4 not proven, there are findings to see to; 5 stopped, the same command resumes"
						+ " it; 11 another verification is alive" })
public final class VerifyCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final VerifyArguments arguments = new VerifyArguments();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public VerifyCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		this.arguments.pace().requireConsistent();
		this.runArguments.leaveOutputTo(this.arguments.list(), "--list", this.invocation);
		Settings settings = this.invocation.settings(this.arguments.settings());
		DateWindow dates = new DateWindow(this.invocation.clock(), settings.archiveZone());
		VerifyOptions options = this.arguments.options(this.arguments.window().window(dates), settings,
				new StandardOutput(this.invocation));
		this.invocation.openLog(settings, RunLog.Kind.VERIFY);
		warnOfOpenKey(options, settings);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			VerifyReport report = run(new VerifyRuns(deployment, settings, stop), options, settings);
			print(report, settings);
			return report.exitStatus().code();
		}
	}

	/** Whoever has the key can make a seal of whatever the archive became. */
	private void warnOfOpenKey(VerifyOptions options, Settings settings) {
		settings.sealKey()
			.filter((key) -> options.seal().isPresent() && PrivateFiles.isOpenToOthers(key))
			.ifPresent((key) -> this.invocation
				.warn("others on this host can read or change %s, the key that signs seals. Mend it by: chmod 600 '%s'"
					.formatted(key, key)));
	}

	private VerifyReport run(VerifyRuns runs, VerifyOptions options, Settings settings) {
		Supplier<Progress> progress = () -> this.runArguments.progress(this.invocation, "Verifying");
		try (VerifyNarrator narrator = new VerifyNarrator(this.invocation, settings, runs, options, progress)) {
			return runs.run(options, this.arguments.request(this.invocation.command()), narrator::starting, narrator);
		}
	}

	private void print(VerifyReport report, Settings settings) {
		this.runArguments.print(this.invocation, new VerifySummary(report).text(), VerifyResult.of(report));
		String advice = new FindingAdvice(report, settings.collections(), this.runArguments.site()).text();
		if (!this.runArguments.json() && !advice.isEmpty()) {
			this.invocation.print("\n" + advice);
		}
	}

}
