package io.orderarchiver.command.watch;

import java.util.Optional;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.WatchRuns;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Archives each order the moment it is delivered. */
@Command(name = "watch", sortOptions = false,
		description = { "Archives each order the moment it is delivered, until it is stopped.",
				"It goes on where the last watch ended, whatever ended it. MongoDB must be a replica set.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver watch", "  order-archiver watch --standby",
				"  order-archiver watch --until-idle 10m --output json", "", "A scheduler may also say:",
				"  --spring.batch.job.name=watchDeliveredOrders for=30m", "",
				"Exit codes: 0 stopped on request; 1 failed, the same command resumes it; 2 usage or"
						+ " configuration error; 11 another watch is alive; 12 the resume token is lost, and"
						+ " --on-token-lost=fail" })
public final class WatchCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final WatchArguments arguments = new WatchArguments();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public WatchCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		boolean standby = this.arguments.standby();
		Settings settings = this.invocation.settings(this.arguments.settings());
		if (!settings.watchEnabled()) {
			this.invocation.tell("order-archiver: WATCH_ENABLED is false, so the watch does not start.");
			return ExitStatus.COMPLETE.code();
		}
		this.invocation.openLog(settings, RunLog.Kind.WATCH);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			tellWhatIsGivenUp();
			if (standby) {
				this.invocation.tell("Standing by: this watch begins when no other one lives.");
			}
			WatchReport report = run(deployment, settings, stop);
			this.invocation.result(WatchEnd.of(report));
			print(report);
			return report.exitStatus().code();
		}
	}

	private void tellWhatIsGivenUp() {
		if (this.arguments.noResume() && !this.arguments.simple()) {
			this.invocation.tell("--no-resume: a saved position is left. An order that was delivered after it, and has"
					+ " since got another status or was deleted, will not be archived.");
		}
		if (this.arguments.noCatchUp() && !this.arguments.simple()) {
			this.invocation.tell("--no-catch-up: unless there is a saved position to go on at, orders delivered before"
					+ " this moment are left to the archive command.");
		}
	}

	private WatchReport run(Deployment deployment, Settings settings, StopSignal stop) {
		boolean served = this.arguments.isServed();
		try (WatchNarrator narrator = narrator(settings)) {
			return new WatchRuns(this.arguments.simple() ? deployment.keepingNothing() : deployment, settings,
					served ? Optional.of(settings.management()) : Optional.empty(),
					served ? Optional.of(new LiveOverview(this.invocation.clock())) : Optional.empty(),
					this.invocation.clock(), stop)
				.run(this.arguments.options(settings.pageSize()), this.arguments.request(this.invocation.command()),
						narrator);
		}
	}

	private WatchNarrator narrator(Settings settings) {
		WatchLine line = this.runArguments.noProgress() || this.arguments.simple() ? WatchLine.NONE
				: WatchLine.on(this.invocation);
		return new WatchNarrator(this.invocation, settings, line, this.arguments.simple() ? WatchDetail.EACH_EVENT
				: this.runArguments.json() ? WatchDetail.JSON : WatchDetail.NONE);
	}

	private void print(WatchReport report) {
		String summary = new WatchSummary(report).text();
		if (this.runArguments.json()) {
			this.invocation.tell(summary);
		}
		else {
			this.invocation.print(summary);
		}
	}

}
