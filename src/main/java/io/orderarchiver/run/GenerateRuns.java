package io.orderarchiver.run;

import java.time.Duration;
import java.util.Map;

import io.orderarchiver.archive.StopSignal;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.StopPolicy;
import io.orderarchiver.simulation.GenerateJobConfiguration;
import io.orderarchiver.simulation.GenerationListener;
import io.orderarchiver.simulation.GenerationOptions;
import io.orderarchiver.simulation.GenerationReport;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Launches the generation of test data. Each is a new run: what is there already is left
 * as it is, so that the same command completes one that was interrupted.
 */
public final class GenerateRuns {

	private static final String JOB = GenerateJobConfiguration.JOB;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	/**
	 * Creates the launcher.
	 * @param deployment where the data go
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 */
	public GenerateRuns(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	/**
	 * Runs the job to its end, failure or stop.
	 * @param options what is generated
	 * @param listener is told of the progress
	 * @return how it ended
	 * @throws AlreadyRunningException if another generation into this target is alive
	 * @throws GenerationFailedException if the job failed
	 */
	public GenerationRun run(GenerationOptions options, GenerationListener listener) {
		RunTarget target = RunTarget.of(this.deployment, this.settings);
		Map<String, Object> beans = Map.of("generationOptions", options, "generationListener", listener, "stopPolicy",
				new StopPolicy(this.stop));
		try (RunContext context = RunContext.open(GenerateJobConfiguration.class, this.deployment, this.settings,
				this.stop, beans)) {
			return RunLease.holding(context.get(LiveRuns.class), JOB, target.toString(), Duration.ZERO, this.stop,
					() -> launch(context, target, options));
		}
	}

	private GenerationRun launch(RunContext context, RunTarget target, GenerationOptions options) {
		RunRecovery recovery = context.get(RunRecovery.class);
		context.get(RunHistory.class)
			.of(JOB, target.toString())
			.stream()
			.filter(PastRun::wasInterrupted)
			.forEach(recovery::recover);
		long run = context.get(RunNumbers.class).next();
		JobExecution execution = context.get(JobLauncher.class).launch(parameters(target, run, options));
		if (execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.UNKNOWN) {
			throw new GenerationFailedException(
					RunFailure.reason(execution.getAllFailureExceptions(), this.deployment, this.settings));
		}
		GenerationReport report = GenerationReport.from(execution.getExecutionContext(), options,
				this.settings.collections());
		return new GenerationRun(run, target.name(), report,
				(execution.getStatus() == BatchStatus.STOPPED) ? ExitStatus.STOPPED : ExitStatus.COMPLETE,
				ExecutionTimes.seconds(execution));
	}

	private static JobParameters parameters(RunTarget target, long run, GenerationOptions options) {
		return new JobParametersBuilder().addString(RunIdentity.TARGET, target.toString())
			.addLong(ArchiveJobConfiguration.RUN_PARAMETER, run)
			.addLong("seed", options.seed(), false)
			.addLong("count", (long) options.count(), false)
			.toJobParameters();
	}

}
