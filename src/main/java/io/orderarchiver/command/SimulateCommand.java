package io.orderarchiver.command;

import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.StopSignal;
import io.orderarchiver.run.Deployment;
import io.orderarchiver.run.ExitStatus;
import io.orderarchiver.run.GenerateRuns;
import io.orderarchiver.run.GenerationRun;
import io.orderarchiver.run.Settings;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.simulation.ClearReport;
import io.orderarchiver.simulation.GeneratedData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Generates test data, or clears them away. */
@Command(name = "simulate", sortOptions = false,
		description = { "Generates orders, customers, couriers, restaurants and menus to try the archive with.", "" },
		footer = { "", "Outside the simulation it asks first, or needs --yes. A scheduler may also say:",
				"  --spring.batch.job.name=generateOrders count=5000 simulation=true" })
final class SimulateCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final SimulateArguments arguments = new SimulateArguments();

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	SimulateCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			GeneratedData data = new GeneratedData(deployment.connection().database(), settings.collections());
			if (!new SimulatePermission(this.invocation, this.arguments, this.runArguments.simulation())
				.isGranted(deployment, data)) {
				this.invocation.tell("Nothing was done.");
				return ExitStatus.STOPPED.code();
			}
			ClearReport cleared = this.arguments.clears() ? clear(deployment, data) : null;
			return this.arguments.generates() ? generate(deployment, settings, stop, cleared)
					: ExitStatus.COMPLETE.code();
		}
	}

	/** As one JSON object is all that is printed, it is part of the generation's then. */
	private ClearReport clear(Deployment deployment, GeneratedData data) {
		ClearReport cleared = data.clear();
		ClearResult result = ClearResult.of(deployment.connection().target().database() + " on " + deployment.cluster(),
				cleared);
		if (!this.runArguments.json()) {
			this.invocation.print(result.text());
		}
		else if (!this.arguments.generates()) {
			this.invocation.print(Json.line(result));
		}
		return cleared;
	}

	private int generate(Deployment deployment, Settings settings, StopSignal stop, @Nullable ClearReport cleared) {
		GenerationRun run = run(new GenerateRuns(deployment, settings, stop));
		if (this.runArguments.json()) {
			this.invocation.print(Json.line(GenerationResult.of(run, settings.collections().orders(), cleared)));
		}
		else {
			this.invocation.print(new GenerationSummary(run, settings.collections().orders()).text());
		}
		return run.exitStatus().code();
	}

	private GenerationRun run(GenerateRuns runs) {
		try (Progress progress = this.runArguments.progress(this.invocation.terminal(), "Generating")) {
			return runs.run(this.arguments.options(), new GenerationNarrator(progress));
		}
	}

}
