package io.orderarchiver.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.complete.CompleteDirectory;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.complete.CompleteListener;
import io.orderarchiver.complete.CompleteOptions;
import io.orderarchiver.complete.CompleteSteps;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.run.PushedMetrics.End;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunFiles;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.outcome.ArchiveReports;
import io.orderarchiver.run.outcome.CompleteReport;
import io.orderarchiver.run.outcome.ExecutionTimes;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunFailure;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

/** Launches completions: takes the lease, recovers what was killed, resumes or starts. */
public final class CompleteRuns {

	private static final String JOB = CompleteJobConfiguration.JOB_NAME;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	/**
	 * Creates the launcher.
	 * @param deployment what to work on
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 */
	public CompleteRuns(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	/**
	 * Runs the job to its end, failure or stop.
	 * @param options what the completion does
	 * @param request how it is started
	 * @param starting is told what is about to start
	 * @param listener is told what happens
	 * @return how it ended
	 * @throws io.orderarchiver.run.deployment.MissingOrdersException if the database has
	 * no collection of orders
	 * @throws io.orderarchiver.run.settings.ConfigurationException if a collection is of
	 * a kind that will not do, or the run that is to be repeated is none of this target,
	 * or not to be resumed
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another completion of
	 * this target is alive
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	public CompleteReport run(CompleteOptions options, RunRequest request, Consumer<RunStart> starting,
			CompleteListener listener) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrders();
		CompleteDirectory directory = new RunFiles(this.deployment.data(this.settings)).ofCompletions();
		CompleteOptions resolved = options.orPartitions(this.deployment.site().recommendedPartitions());
		CompleteReport report = measured(options, () -> new RunLauncher(this.deployment, this.settings, this.stop)
			.launch(job(resolved, request, directory, starting, oneAtATime(listener)), request));
		if (report.exitStatus().isComplete()) {
			delete(directory.of(report.run()));
		}
		return report;
	}

	/** Several partitions tell of their pages. */
	private static CompleteListener oneAtATime(CompleteListener listener) {
		return new CompleteListener() {

			@Override
			public void lookedAt(long orders) {
				synchronized (listener) {
					listener.lookedAt(orders);
				}
			}

			@Override
			public void paceChanged(PaceState state) {
				synchronized (listener) {
					listener.paceChanged(state);
				}
			}

		};
	}

	private CompleteReport measured(CompleteOptions options, Supplier<CompleteReport> run) {
		return (options.mode() == ArchiveMode.DRY_RUN) ? run.get() : new PushedMetrics(this.deployment, this.settings)
			.of(JOB, run,
					(ended) -> new End(ended.target(), ended.exitStatus(), ended.durationSeconds(), ended.endedAt()));
	}

	private static void delete(Path directory) {
		try {
			PrivateFiles.deleteTree(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of the completion cannot be deleted", ex);
		}
	}

	private LaunchedJob<CompleteReport> job(CompleteOptions options, RunRequest request, CompleteDirectory directory,
			Consumer<RunStart> starting, CompleteListener listener) {
		return new LaunchedJob<>(JOB, CompleteJobConfiguration.class,
				Map.of("completeOptions", options, "completeListener", listener, "completeDirectory", directory),
				(context, past, target) -> past.resumable(RunIdentity.of(target, options), request),
				(target, run) -> RunIdentity.of(target, options).parameters(run), LaunchedJob.telling(starting),
				(context, ended) -> report(context.get(JobRepository.class), ended, options));
	}

	private CompleteReport report(JobRepository jobRepository, EndedRun ended, CompleteOptions options) {
		JobExecution execution = ended.execution();
		ExecutionTimes times = new ExecutionTimes(jobRepository.getJobExecutions(execution.getJobInstance()),
				execution);
		CompletionTally tally = CompleteSteps.counts(jobRepository, execution.getJobInstance());
		return new CompleteReport(JOB, ended.number(), execution.getId(), ended.target().name(),
				execution.getStatus().name(), ExitStatus.ofCompletion(execution.getStatus(), tally), tally, options,
				ended.resumed(), times.startOfRun(), times.secondsOfRun(), times.end(), reason(execution, tally));
	}

	private @Nullable String reason(JobExecution execution, CompletionTally tally) {
		return switch (execution.getStatus()) {
			case STOPPED -> "stopped on request";
			case COMPLETED -> tally.balances() ? null : ArchiveReports.UNBALANCED;
			default -> RunFailure.reason(execution, this.deployment, this.settings);
		};
	}

	/**
	 * How many orders a run will look at.
	 * @return incomplete archived orders
	 */
	public long count() {
		return new ArchiveCollections(this.deployment.connection().database(), this.settings.collections()).archive()
			.countDocuments(Filters.eq(ArchivedOrder.INCOMPLETE, true));
	}

}
