package io.orderarchiver.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.keys.DeliveredOrderCounts;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.PushedMetrics.End;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunFiles;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.outcome.ExecutionTimes;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunFailure;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.seal.SealOptions;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.verify.SealState;
import io.orderarchiver.verify.VerifyDirectory;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.verify.VerifyListener;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.VerifySteps;
import io.orderarchiver.verify.files.VerificationFiles;
import io.orderarchiver.verify.finding.FindingCounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Launches verifications: takes the lease, recovers what was killed, resumes or starts.
 */
public final class VerifyRuns {

	private static final Logger logger = LoggerFactory.getLogger(VerifyRuns.class);

	private static final String JOB = VerifyJobConfiguration.JOB_NAME;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	/**
	 * Creates the launcher.
	 * @param deployment what to work on
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 */
	public VerifyRuns(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	/**
	 * Runs the job to its end, failure or stop.
	 * @param options what the verification does
	 * @param request how it is started
	 * @param starting is told what is about to start
	 * @param listener is told what happens
	 * @return how it ended
	 * @throws io.orderarchiver.run.deployment.MissingOrdersException if the database has
	 * no collection of orders
	 * @throws io.orderarchiver.run.settings.ConfigurationException if a collection is of
	 * a kind that will not do, or the run that is to be repeated is none of this target,
	 * or not to be resumed
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another verification
	 * of this target is alive
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	public VerifyReport run(VerifyOptions options, RunRequest request, Consumer<RunStart> starting,
			VerifyListener listener) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrders();
		VerifyDirectory directory = new RunFiles(this.deployment.data(this.settings)).ofVerifications();
		VerifyOptions resolved = options.orPartitions(this.deployment.site().recommendedPartitions());
		VerifyReport report = new PushedMetrics(this.deployment, this.settings).of(JOB,
				() -> new RunLauncher(this.deployment, this.settings, this.stop)
					.launch(job(resolved, request, directory, starting, new OneAtATime(listener)), request),
				(ended) -> new End(ended.target(), ended.exitStatus(), ended.durationSeconds(), ended.endedAt()));
		if (report.exitStatus().isComplete()) {
			delete(directory.of(report.run()));
		}
		return report;
	}

	private static void delete(Path directory) {
		try {
			VerificationFiles.delete(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the verification cannot be deleted", ex);
		}
	}

	private LaunchedJob<VerifyReport> job(VerifyOptions options, RunRequest request, VerifyDirectory directory,
			Consumer<RunStart> starting, VerifyListener listener) {
		return new LaunchedJob<>(JOB, VerifyJobConfiguration.class,
				Map.of("verifyOptions", options, "verifyListener", listener, "verifyDirectory", directory),
				(context, past, target) -> past.resumable(RunIdentity.of(target, options), request)
					.filter((run) -> mayBeResumed(run, context, target, options)),
				(target, run) -> RunIdentity.of(target, options).parameters(run), LaunchedJob.telling((start) -> {
					requireRoomForSeal(options, start);
					starting.accept(start);
				}), (context, ended) -> {
					listIfUnfinished(context.get(JobRepository.class), ended.execution(), directory, options);
					return report(context.get(JobRepository.class), ended, options);
				});
	}

	/**
	 * What is sealed must have been verified just before. If all but the seal was done by
	 * a former execution, it is done again; unless the seal was written then.
	 */
	private static boolean mayBeResumed(RecordedRun run, RunContext context, RunTarget target, VerifyOptions options) {
		return !isVerified(run, context.get(JobRepository.class)) || options.seal()
			.filter((seal) -> seal.directory().isSealOf(target.toString(), run.number()))
			.isPresent();
	}

	private static boolean isVerified(RecordedRun run, JobRepository jobRepository) {
		JobExecution last = jobRepository.getJobExecution(run.last().id());
		StepExecution step = (last != null)
				? jobRepository.getLastStepExecution(last.getJobInstance(), VerifyJobConfiguration.LIST_STEP) : null;
		return step != null && step.getStatus() == BatchStatus.COMPLETED;
	}

	/** Whoever stops a run wants to see what it has found so far. */
	private static void listIfUnfinished(JobRepository jobRepository, JobExecution execution, VerifyDirectory directory,
			VerifyOptions options) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			return;
		}
		try {
			VerifySteps.list(jobRepository, execution, directory, options);
		}
		catch (IOException ex) {
			logger.warn("What was found so far could not be listed ({}); the run that goes on lists it.",
					ex.getMessage());
		}
	}

	/** A resumed run may have written it before it was killed. */
	private void requireRoomForSeal(VerifyOptions options, RunStart start) {
		options.seal().map(SealOptions::directory).ifPresent((directory) -> {
			try {
				if (start.resumed()
						&& directory.isSealOf(RunTarget.of(this.deployment, this.settings).toString(), start.run())) {
					return;
				}
				if (!directory.isFree()) {
					throw new ConfigurationException(("--seal '%s' is not empty, and a seal is never written over"
							+ " anything. Name a directory that is not there yet.")
						.formatted(directory.path()));
				}
				directory.tryOut(start.run());
			}
			catch (IOException ex) {
				throw new ConfigurationException(("--seal '%s' cannot become a seal (%s). Name a directory that is not"
						+ " there yet, below one that this user may write in.")
					.formatted(directory.path(), ex.getClass().getSimpleName()));
			}
		});
	}

	private VerifyReport report(JobRepository jobRepository, EndedRun ended, VerifyOptions options) {
		JobExecution execution = ended.execution();
		ExecutionTimes times = new ExecutionTimes(jobRepository.getJobExecutions(execution.getJobInstance()),
				execution);
		FindingCounts counts = VerifySteps.counts(jobRepository, execution);
		return new VerifyReport(JOB, ended.number(), execution.getId(), ended.target().name(),
				execution.getStatus().name(),
				ExitStatus.ofVerification(execution.getStatus(), counts, options.strictness()), counts, options,
				ended.resumed(), times.startOfRun(), times.secondsOfRun(), times.end(), reason(execution),
				seal(jobRepository, execution));
	}

	private static @Nullable WrittenSeal seal(JobRepository jobRepository, JobExecution execution) {
		StepExecution step = jobRepository.getLastStepExecution(execution.getJobInstance(),
				VerifyJobConfiguration.SEAL_STEP);
		return (step != null) ? SealState.in(step.getExecutionContext()).orElse(null) : null;
	}

	private @Nullable String reason(JobExecution execution) {
		return switch (execution.getStatus()) {
			case STOPPED -> "stopped on request";
			case COMPLETED -> null;
			default -> RunFailure.reason(execution, this.deployment, this.settings);
		};
	}

	/**
	 * How many documents a run will look at; takes its time on a large collection.
	 * @param options what the run does
	 * @return delivered orders, and archived ones once, or twice if they are sealed
	 */
	public long count(VerifyOptions options) {
		ArchiveCollections collections = new ArchiveCollections(this.deployment.connection().database(),
				this.settings.collections());
		long readings = options.seal().isPresent() ? 2 : 1;
		return new DeliveredOrderCounts(collections).inWindow(options.window())
				+ readings * collections.archive().estimatedDocumentCount();
	}

	/**
	 * Several partitions tell of their pages.
	 *
	 * @param listener is told by one thread at a time
	 */
	private record OneAtATime(VerifyListener listener) implements VerifyListener {

		@Override
		public void lookedAt(int documents) {
			synchronized (this.listener) {
				this.listener.lookedAt(documents);
			}
		}

		@Override
		public void rechecking(long orders) {
			synchronized (this.listener) {
				this.listener.rechecking(orders);
			}
		}

		@Override
		public void waitingFor(String writers) {
			synchronized (this.listener) {
				this.listener.waitingFor(writers);
			}
		}

	}

}
