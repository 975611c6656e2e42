package io.orderarchiver.command.worker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.PartitionsAtOnce;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.invocation.SharedRunRequirements;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.PartitionCount;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.WorkerRuns;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Works on the partitions of archive runs that other processes have started. */
@Command(name = "worker", sortOptions = false,
		description = { "Works on archive runs that were started with --workers remote, until it is stopped.",
				"It needs the settings of those runs: MongoDB, PostgreSQL and RabbitMQ.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver worker", "  order-archiver worker --partitions 2 --until-idle 10m", "",
				"Exit codes: 0 stopped on request, or idle; 1 failed; 2 usage or configuration error" })
public final class WorkerCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--partitions", paramLabel = "N|auto", defaultValue = PartitionCount.AUTO,
			converter = PartitionCount.class,
			description = "Work on so many partitions at once, 1 to 64. Default: ${DEFAULT-VALUE}, by the number of"
					+ " processors.")
	private OptionalInt partitions = OptionalInt.empty();

	@Option(names = "--until-idle", paramLabel = "TIME", converter = DurationConverter.class,
			description = "End when there was nothing to do for so long: 30s, 5m, 2h. Default: never.")
	private @Nullable Duration untilIdle;

	@Option(names = "--no-management",
			description = "Serve no health and no metrics on MANAGEMENT_ADDRESS:MANAGEMENT_PORT.")
	private boolean noManagement;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public WorkerCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		SharedRunRequirements.require(settings, this.runArguments.simulation());
		this.invocation.openLog(settings, RunLog.Kind.WORKER);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			new WorkerRuns(deployment, settings, settings.rabbitmq().orElseThrow(),
					this.partitions.orElse(PartitionsAtOnce.recommended(Runtime.getRuntime().availableProcessors())),
					stop, new WorkerNarrator(this.invocation))
				.run(Optional.ofNullable(this.untilIdle),
						this.noManagement ? Optional.empty() : Optional.of(settings.management()));
			this.invocation.tell("The worker has ended.");
			return ExitStatus.COMPLETE.code();
		}
	}

}
