package io.orderarchiver.run;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.management.WatchMonitor;
import io.orderarchiver.management.WatchPage;
import io.orderarchiver.mongo.ReplicaSetId;
import io.orderarchiver.run.LaunchedJob.Ending;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExecutionTimes;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunFailure;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.run.record.WatchRecordConfiguration;
import io.orderarchiver.run.record.WatchRecordConfiguration.Onlookers;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.Version;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.watch.TokenLostException;
import io.orderarchiver.watch.WatchCheckpoint;
import io.orderarchiver.watch.WatchJobConfiguration;
import io.orderarchiver.watch.WatchOptions;
import io.orderarchiver.watch.WatchPreparation;
import io.orderarchiver.watch.state.WatchState;
import io.orderarchiver.watch.state.WatchListeners;
import io.orderarchiver.watch.stream.NoChangeStreamsException;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Launches the watch: takes the lease, recovers what was killed, resumes or starts. It is
 * one run for ever, unless a fresh start is asked for: each start resumes it.
 */
public final class WatchRuns {

	private static final String JOB = WatchJobConfiguration.JOB_NAME;

	private final Deployment deployment;

	private final Settings settings;

	private final Optional<ManagementAddress> management;

	private final Optional<WatchPage> page;

	private final Clock clock;

	private final StopSignal stop;

	/**
	 * Creates the launcher.
	 * @param deployment what to work on
	 * @param settings the settings in force
	 * @param management where the watch serves its health and metrics, if it does
	 * @param page what it shows there to people, if it does
	 * @param clock tells how old the watch's position is
	 * @param stop asks a watch to stop
	 */
	public WatchRuns(Deployment deployment, Settings settings, Optional<ManagementAddress> management,
			Optional<WatchPage> page, Clock clock, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings.withEndlessRetries();
		this.management = management;
		this.page = page;
		this.clock = clock;
		this.stop = stop;
	}

	/**
	 * Runs the job until it is stopped or fails for good.
	 * @param options what the watch does
	 * @param request how it is started
	 * @param listener is told what happens
	 * @return how it ended
	 * @throws io.orderarchiver.run.deployment.MissingOrdersException if the database has
	 * no collection of orders
	 * @throws NoChangeStreamsException if the server offers no change streams
	 * @throws io.orderarchiver.watch.position.PositionRefusedException if the saved
	 * position is not one of this stream
	 * @throws io.orderarchiver.run.settings.ConfigurationException if a collection is of
	 * a kind that will not do, or the run that is to be repeated is none of this target,
	 * or not to be resumed
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another watch of this
	 * target is alive
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	public WatchReport run(WatchOptions options, RunRequest request, WatchRunListener listener) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrdersToCome();
		WatchPreparation preparation = WatchPreparation.of(
				new ArchiveCollections(this.deployment.connection().database(), this.settings.collections()).orders(),
				ReplicaSetId.of(this.deployment.connection().client()));
		WatchMonitor monitor = new WatchMonitor(this.deployment.meters(), this.clock, patience(options), this.page);
		if (request.patience().isZero()) {
			return launch(job(options, request, preparation, monitor, (start) -> {
				listener.starting(start);
				return serve(monitor, Map.of("run", start.run()));
			}, listener), request);
		}
		return standBy(options, request, preparation, monitor, listener);
	}

	/** Whoever waits can be looked at while it does. */
	private WatchReport standBy(WatchOptions options, RunRequest request, WatchPreparation preparation,
			WatchMonitor monitor, WatchRunListener listener) {
		Map<String, Object> info = new ConcurrentHashMap<>();
		monitor.listener().changed(WatchState.STANDBY);
		listener.changed(WatchState.STANDBY);
		Ending serving = serve(monitor, info);
		try {
			return launch(job(options, request, preparation, monitor, (start) -> {
				info.put("run", start.run());
				listener.starting(start);
				return Ending.NOTHING;
			}, listener), request);
		}
		finally {
			serving.close();
		}
	}

	private WatchReport launch(LaunchedJob<WatchReport> job, RunRequest request) {
		return new RunLauncher(this.deployment, this.settings, this.stop).launch(job, request);
	}

	private LaunchedJob<WatchReport> job(WatchOptions options, RunRequest request, WatchPreparation preparation,
			WatchMonitor monitor, Function<RunStart, Ending> starting, WatchRunListener listener) {
		return new LaunchedJob<>(JOB, WatchRecordConfiguration.class, Map.of("watchOptions", options, "onlookers",
				new Onlookers(WatchListeners.of(monitor.listener(), listener)), "watchPreparation", preparation),
				(context, past, target) -> resumable(context, past, target, request, preparation),
				WatchRuns::parameters, starting, this::report);
	}

	private Ending serve(WatchMonitor monitor, Map<String, Object> run) {
		Map<String, Object> watch = Map.of("version", Version.current().text(), "job", JOB, "target",
				RunTarget.of(this.deployment, this.settings).name());
		return this.management
			.<Ending>map((address) -> monitor.serve(address, this.deployment.connection().client(), () -> {
				Map<String, Object> info = new HashMap<>(watch);
				info.putAll(run);
				return info;
			})::close)
			.orElse(Ending.NOTHING);
	}

	private static JobParameters parameters(RunTarget target, long run) {
		return new JobParametersBuilder().addString(RunIdentity.TARGET, target.toString())
			.addLong(RunReference.RUN_PARAMETER, run)
			.toJobParameters();
	}

	private static Optional<RecordedRun> resumable(RunContext context, PastRuns past, RunTarget target,
			RunRequest request, WatchPreparation preparation) {
		Optional<RecordedRun> resumable = past.resumable(new RunIdentity(target.toString(), Map.of()), request);
		resumable.ifPresent((run) -> requireResumable(context, run, preparation));
		return resumable;
	}

	/** A slow pace is no standstill. */
	private static Duration patience(WatchOptions options) {
		return WatchMonitor.PATIENCE
			.plusSeconds(options.maxRate().isPresent() ? options.batchSize() / options.maxRate().getAsInt() : 0);
	}

	private static void requireResumable(RunContext context, RecordedRun run, WatchPreparation preparation) {
		JobRepository jobRepository = context.get(JobRepository.class);
		JobExecution last = jobRepository.getJobExecution(run.last().id());
		StepExecution step = (last != null)
				? jobRepository.getLastStepExecution(last.getJobInstance(), WatchJobConfiguration.WATCH_STEP) : null;
		if (step != null) {
			preparation.requireResumable(step.getExecutionContext());
		}
	}

	private WatchReport report(RunContext context, EndedRun ended) {
		JobExecution execution = ended.execution();
		JobRepository jobRepository = context.get(JobRepository.class);
		Optional<StepExecution> step = Optional.ofNullable(
				jobRepository.getLastStepExecution(execution.getJobInstance(), WatchJobConfiguration.WATCH_STEP));
		Tally own = step.filter((last) -> last.getJobExecutionId() == execution.getId())
			.map(StepExecution::getExecutionContext)
			.map(RunCounts::ofExecution)
			.orElse(Tally.ZERO);
		ExecutionTimes times = new ExecutionTimes(jobRepository.getJobExecutions(execution.getJobInstance()),
				execution);
		return new WatchReport(JOB, ended.number(), execution.getId(), ended.target().name(),
				execution.getStatus().name(), exitStatus(execution),
				times
					.countsOfRun(step.map(StepExecution::getExecutionContext).map(RunCounts::ofRun).orElse(Tally.ZERO)),
				Counts.of(own, ExecutionTimes.startOf(execution), ExecutionTimes.seconds(execution)), ended.resumed(),
				step.map(StepExecution::getExecutionContext).flatMap(WatchCheckpoint::position), reason(execution));
	}

	private static ExitStatus exitStatus(JobExecution execution) {
		ExitStatus ended = ExitStatus.ofEndlessRun(execution.getStatus());
		if (ended.isComplete()) {
			return ended;
		}
		return hasFailedBy(execution, TokenLostException.class) ? ExitStatus.TOKEN_LOST
				: hasFailedBy(execution, NoChangeStreamsException.class) ? ExitStatus.USAGE : ended;
	}

	private static boolean hasFailedBy(JobExecution execution, Class<? extends Throwable> type) {
		for (Throwable failure : execution.getAllFailureExceptions()) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (type.isInstance(cause)) {
					return true;
				}
			}
		}
		return false;
	}

	private @Nullable String reason(JobExecution execution) {
		return (execution.getStatus() == BatchStatus.STOPPED) ? null
				: RunFailure.reason(execution, this.deployment, this.settings);
	}

}
