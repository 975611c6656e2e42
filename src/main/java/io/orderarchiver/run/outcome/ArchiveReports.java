package io.orderarchiver.run.outcome;

import java.util.OptionalLong;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.batch.ArchiveCheckpoint;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.batch.ArchiveSteps;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.step.partition.PartitionedCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

/** Reads off the job repository how an archive run ended, and checks its books. */
public final class ArchiveReports {

	/** What is said of a run whose books do not balance. */
	public static final String UNBALANCED = "the books do not balance: read is not the sum of what became of the orders;"
			+ " please report this";

	private final JobRepository jobRepository;

	private final Deployment deployment;

	private final Settings settings;

	/**
	 * Creates the reports of one deployment.
	 * @param jobRepository where the counts are saved
	 * @param deployment what was worked on
	 * @param settings the settings in force
	 */
	public ArchiveReports(JobRepository jobRepository, Deployment deployment, Settings settings) {
		this.jobRepository = jobRepository;
		this.deployment = deployment;
		this.settings = settings;
	}

	/**
	 * Reports how an archive run ended.
	 * @param execution its last execution, which is over
	 * @param run its number
	 * @param options what it was to do
	 * @param target what it worked on
	 * @param resumed whether it went on where a former execution had ended
	 * @return the counts of that execution and of the whole run
	 */
	public RunReport report(JobExecution execution, long run, ArchiveOptions options, RunTarget target,
			boolean resumed) {
		PartitionedCounts counts = ArchiveSteps.counts(this.jobRepository, execution.getJobInstance(), execution);
		Tally total = counts.ofRun();
		Tally own = counts.of(execution);
		ExitStatus exit = ExitStatus.ofRun(execution.getStatus(), total, total.newRejects());
		ExecutionTimes times = new ExecutionTimes(this.jobRepository.getJobExecutions(execution.getJobInstance()),
				execution);
		return new RunReport(ArchiveJobConfiguration.JOB_NAME, run, execution.getId(), target.name(),
				(exit == ExitStatus.FAILED) ? BatchStatus.FAILED.name() : execution.getStatus().name(), exit,
				times.countsOfRun(total),
				Counts.of(own, ExecutionTimes.startOf(execution), ExecutionTimes.seconds(execution)),
				options.mode() == ArchiveMode.DRY_RUN, options.window(), undated(execution, options), resumed,
				reason(execution, total));
	}

	private @Nullable String reason(JobExecution execution, Tally total) {
		return switch (execution.getStatus()) {
			case STOPPED -> "stopped on request";
			case COMPLETED -> total.balances() ? null : UNBALANCED;
			default -> RunFailure.reason(execution, this.deployment, this.settings);
		};
	}

	private static OptionalLong undated(JobExecution execution, ArchiveOptions options) {
		return options.window().isFiltered() ? ArchiveCheckpoint.undated(execution) : OptionalLong.empty();
	}

}
