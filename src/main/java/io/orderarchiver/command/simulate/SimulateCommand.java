package io.orderarchiver.command.simulate;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.run.GenerateRuns;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.data.ClearReport;
import io.orderarchiver.simulation.data.GeneratedData;
import io.orderarchiver.simulation.drift.Drift;
import io.orderarchiver.simulation.drift.DriftReport;
import io.orderarchiver.simulation.town.LiveOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Generates test data, or clears them away. */
@Command(name = "simulate", sortOptions = false,
		description = { "Generates orders, customers, couriers, restaurants and menus to try the archive with.",
				"With --live, orders come and are delivered while you watch; with --drift, archived orders"
						+ " are made to disagree with the archive.",
				"" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver simulate --simulation --count 5000",
				"  order-archiver simulate --simulation --live --for 60s",
				"  order-archiver simulate --simulation --clear", "",
				"Outside the simulation it asks first, or needs --yes. A scheduler may also say:",
				"  --spring.batch.job.name=generateOrders count=5000 simulation=true",
				"  --spring.batch.job.name=liveOrders rate=5 for=60s simulation=true" })
public final class SimulateCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final SimulateArguments arguments = new SimulateArguments();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public SimulateCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Optional<LiveOptions> live = this.arguments.live();
		OptionalInt drift = this.arguments.drift();
		Settings settings = this.invocation.settings(Map.of());
		this.invocation.openLog(settings, RunLog.Kind.GENERATOR);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			GeneratedData data = new GeneratedData(deployment.connection().database(), settings.collections());
			if (!new SimulatePermission(this.invocation, this.arguments, this.runArguments.simulation())
				.isGranted(deployment, data)) {
				this.invocation.tell("Nothing was done.");
				return ExitStatus.STOPPED.code();
			}
			if (drift.isPresent()) {
				return drift(drift.getAsInt(), deployment, settings, stop);
			}
			ClearReport cleared = this.arguments.clears() ? clear(deployment, data) : null;
			if (!this.arguments.generates()) {
				return ExitStatus.COMPLETE.code();
			}
			GenerateRuns runs = new GenerateRuns(deployment, settings, stop,
					this.arguments.origin(this.invocation.command()));
			return live.isPresent() ? live(runs, live.get(), cleared) : generate(runs, settings, cleared);
		}
	}

	/** As one JSON object is all that is printed, it is part of the generation's then. */
	private ClearReport clear(Deployment deployment, GeneratedData data) {
		ClearReport cleared = data.clear();
		ClearResult result = ClearResult.of(deployment.connection().target().database() + " on " + deployment.cluster(),
				cleared);
		if (this.runArguments.json() && this.arguments.generates()) {
			this.invocation.note(result.text());
		}
		else {
			this.runArguments.print(this.invocation, result.text(), result);
		}
		return cleared;
	}

	private int drift(int count, Deployment deployment, Settings settings, StopSignal stop) {
		DriftReport report = new Drift(deployment.connection().database(), settings.collections()).apply(count,
				this.arguments.seed(), stop::isRequested);
		DriftResult result = DriftResult.of(deployment.connection().target().database() + " on " + deployment.cluster(),
				this.arguments.seed(), count, report);
		this.runArguments.print(this.invocation, new DriftSummary(result, this.runArguments.site()).text(), result);
		return result.exitCode();
	}

	private int generate(GenerateRuns runs, Settings settings, @Nullable ClearReport cleared) {
		GenerationRun run = generate(runs);
		String orders = settings.collections().orders();
		this.runArguments.print(this.invocation, new GenerationSummary(run, orders).text(),
				GenerationResult.of(run, orders, cleared));
		return run.exitStatus().code();
	}

	private GenerationRun generate(GenerateRuns runs) {
		try (Progress progress = this.runArguments.progress(this.invocation, "Generating")) {
			return runs.run(this.arguments.options(), new GenerationNarrator(progress));
		}
	}

	private int live(GenerateRuns runs, LiveOptions options, @Nullable ClearReport cleared) {
		GenerationRun run = live(runs, options);
		this.runArguments.print(this.invocation, new LiveSummary(run, options).text(),
				LiveResult.of(run, options, cleared));
		return run.exitStatus().code();
	}

	private GenerationRun live(GenerateRuns runs, LiveOptions options) {
		this.invocation.tell("The town opens: %d deliveries a second. Ctrl-C ends it.".formatted(options.rate()));
		try (Progress progress = this.runArguments.progress(this.invocation, "Delivering")) {
			return runs.runLive(options, new LiveNarrator(progress, options));
		}
	}

}
