package io.orderarchiver.run;

import java.util.Map;
import java.util.stream.Collectors;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.run.LaunchedJob.Resumption;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.outcome.ArchiveReports;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExecutionTimes;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RetryReport;
import io.orderarchiver.run.outcome.RunFailure;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.step.RunCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Launches retries of rejects. Each is a new run: what succeeded before has left the
 * store, so that there is nothing to resume. It holds the archive job's lease, so that
 * the two never run beside each other; a watch may.
 */
public final class RejectRetries {

	private static final String REJECTS_PARAMETER = "rejects";

	/** The job repository's column for a parameter has 2500 characters. */
	private static final int LONGEST_PARAMETER = 2000;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	/**
	 * Creates the launcher.
	 * @param deployment what to work on
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 */
	public RejectRetries(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	/**
	 * Runs the job to its end, failure or stop.
	 * @param options what the retry does
	 * @param request how it is started; there is nothing to resume
	 * @param listener is told what happens
	 * @return how it ended
	 * @throws io.orderarchiver.run.deployment.MissingOrdersException if the database has
	 * no collection of orders
	 * @throws io.orderarchiver.run.settings.ConfigurationException if a collection is of
	 * a kind that will not do
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if an archive or another
	 * retry of this target is alive
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	public RetryReport run(RetryOptions options, RunRequest request, RunListener listener) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrders();
		return new RunLauncher(this.deployment, this.settings, this.stop).launch(job(options, listener), request);
	}

	private LaunchedJob<RetryReport> job(RetryOptions options, RunListener listener) {
		return new LaunchedJob<>(RetryJobConfiguration.JOB_NAME, RetryJobConfiguration.class,
				Map.of("retryOptions", options, "archiveListener", listener), Resumption.NONE,
				(target, run) -> parameters(target, run, options), LaunchedJob.telling(listener::starting),
				(context, ended) -> report(context.get(JobRepository.class), ended, options));
	}

	private static JobParameters parameters(RunTarget target, long run, RetryOptions options) {
		RunIdentity identity = RunIdentity.of(target, options.mode());
		return new JobParametersBuilder(identity.parameters(run))
			.addString(REJECTS_PARAMETER, words(options.selection()), false)
			.toJobParameters();
	}

	/** For a person who looks at the run later. */
	private static String words(RejectSelection selection) {
		String which = selection.ids()
			.map((ids) -> ids.stream().map(OrderIds::text).collect(Collectors.joining(" ")))
			.orElse("all");
		String words = which + selection.reason().map((reason) -> ", reason " + reason).orElse("")
				+ (selection.run().isPresent() ? ", run " + selection.run().getAsLong() : "");
		return (words.length() <= LONGEST_PARAMETER) ? words : words.substring(0, LONGEST_PARAMETER) + "…";
	}

	private RetryReport report(JobRepository jobRepository, EndedRun ended, RetryOptions options) {
		JobExecution execution = ended.execution();
		StepExecution step = jobRepository.getLastStepExecution(execution.getJobInstance(),
				RetryJobConfiguration.RETRY_STEP);
		Tally tally = (step != null) ? RunCounts.ofRun(step.getExecutionContext()) : Tally.ZERO;
		return new RetryReport(RetryJobConfiguration.JOB_NAME, ended.number(), execution.getId(), ended.target().name(),
				execution.getStatus().name(),
				ExitStatus.ofRun(execution.getStatus(), tally, tally.newRejects() + tally.knownRejects()),
				Counts.of(tally, ExecutionTimes.startOf(execution), ExecutionTimes.seconds(execution)),
				options.mode() == ArchiveMode.DRY_RUN, reason(execution, tally));
	}

	private @Nullable String reason(JobExecution execution, Tally tally) {
		return switch (execution.getStatus()) {
			case STOPPED -> "stopped on request";
			case COMPLETED -> tally.balances() ? null : ArchiveReports.UNBALANCED;
			default -> RunFailure.reason(execution, this.deployment, this.settings);
		};
	}

}
