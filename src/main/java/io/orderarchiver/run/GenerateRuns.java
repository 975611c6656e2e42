package io.orderarchiver.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.orderarchiver.run.outcome.GenerationFailedException;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.LaunchedJob.Ending;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.outcome.ExecutionTimes;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.run.outcome.RunFailure;
import io.orderarchiver.run.outcome.RunOutcome;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.data.GenerationReport;
import io.orderarchiver.simulation.generation.GenerateJobConfiguration;
import io.orderarchiver.simulation.generation.GenerationListener;
import io.orderarchiver.simulation.town.LiveJobConfiguration;
import io.orderarchiver.simulation.town.LiveListener;
import io.orderarchiver.simulation.town.LiveOptions;
import io.orderarchiver.step.RunReference;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Launches the generation of test data. Each is a new run. What is there already is left
 * as it is, so that the same command completes a generation that was interrupted; a live
 * run makes new orders each time.
 */
public final class GenerateRuns {

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	private final RunOrigin origin;

	/**
	 * Creates the launcher for a wish of nobody in particular.
	 * @param deployment where the data go
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 */
	public GenerateRuns(Deployment deployment, Settings settings, StopSignal stop) {
		this(deployment, settings, stop, RunOrigin.UNKNOWN);
	}

	/**
	 * Creates the launcher.
	 * @param deployment where the data go
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 * @param origin whence the wish for a run comes
	 */
	public GenerateRuns(Deployment deployment, Settings settings, StopSignal stop, RunOrigin origin) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
		this.origin = origin;
	}

	/**
	 * Runs the job to its end, failure or stop.
	 * @param options what is generated
	 * @param listener is told of the progress
	 * @return how it ended
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another generation
	 * into this target is alive
	 * @throws GenerationFailedException if the job failed
	 */
	public GenerationRun run(GenerationOptions options, GenerationListener listener) {
		return run(GenerateJobConfiguration.JOB, GenerateJobConfiguration.class, options,
				Map.of("generationOptions", options, "generationListener", listener),
				(parameters) -> parameters.addLong("count", (long) options.count(), false));
	}

	/**
	 * Lets a town live until it closes, fails or is stopped.
	 * @param options how it lives
	 * @param listener is told of what happens
	 * @return how it ended; its report holds no order that other runs made
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another live run into
	 * this target is alive
	 * @throws GenerationFailedException if the job failed
	 */
	public GenerationRun runLive(LiveOptions options, LiveListener listener) {
		return run(LiveJobConfiguration.JOB, LiveJobConfiguration.class, options.town(),
				Map.of("liveOptions", options, "liveListener", listener),
				(parameters) -> parameters.addLong("rate", (long) options.rate(), false));
	}

	private GenerationRun run(String job, Class<?> configuration, GenerationOptions options, Map<String, Object> beans,
			Consumer<JobParametersBuilder> parameters) {
		Generated generated = new RunLauncher(this.deployment, this.settings, this.stop).launch(
				job(job, configuration, beans, parameters.andThen((more) -> seed(more, options))),
				new RunRequest(RunRequest.Start.FRESH, Duration.ZERO, this.origin));
		JobExecution execution = generated.run().execution();
		if (generated.reason() != null) {
			throw new GenerationFailedException(generated.reason());
		}
		return new GenerationRun(generated.run().number(), generated.run().target().name(),
				GenerationReport.from(execution.getExecutionContext(), options, this.settings.collections()),
				execution.getStatus().name(), generated.exitStatus(), ExecutionTimes.seconds(execution));
	}

	private LaunchedJob<Generated> job(String name, Class<?> configuration, Map<String, Object> beans,
			Consumer<JobParametersBuilder> more) {
		return new LaunchedJob<>(name, configuration, beans, (context, past, target) -> {
			// What is repeated may be anything, but not the generation into another
			// database.
			this.origin.repeated().ifPresent(past::require);
			return Optional.empty();
		}, (target, run) -> parameters(target, run, more), (start) -> Ending.NOTHING,
				(context, ended) -> generated(name, ended));
	}

	private static JobParameters parameters(RunTarget target, long run, Consumer<JobParametersBuilder> more) {
		JobParametersBuilder parameters = new JobParametersBuilder().addString(RunIdentity.TARGET, target.toString())
			.addLong(RunReference.RUN_PARAMETER, run);
		more.accept(parameters);
		return parameters.toJobParameters();
	}

	private static void seed(JobParametersBuilder parameters, GenerationOptions options) {
		parameters.addLong("seed", options.seed(), false);
	}

	/** A live run is endless by nature: to be stopped is success. */
	private Generated generated(String job, EndedRun ended) {
		BatchStatus status = ended.execution().getStatus();
		ExitStatus exitStatus = job.equals(LiveJobConfiguration.JOB) ? ExitStatus.ofEndlessRun(status)
				: ExitStatus.ofRun(status, Tally.ZERO, 0);
		return new Generated(ended, exitStatus, (exitStatus != ExitStatus.FAILED) ? null
				: RunFailure.reason(ended.execution(), this.deployment, this.settings));
	}

	/**
	 * A generation that is over.
	 */
	private record Generated(EndedRun run, ExitStatus exitStatus, @Nullable String reason) implements RunOutcome {
	}

}
