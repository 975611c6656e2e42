package io.orderarchiver.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.ArchiveListener;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.batch.SavedOptions;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.RunFailure;
import io.orderarchiver.run.record.RunRecorder;
import io.orderarchiver.run.pace.RunPacing;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.worker.ClaimedPartitions;
import io.orderarchiver.run.worker.Participation;
import io.orderarchiver.step.RunReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** An execution of a run of another process, as this one works on its partitions. */
final class WorkedRun implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(WorkedRun.class);

	private final RunContext context;

	private final long run;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	private WorkedRun(RunContext context, long run, Deployment deployment, Settings settings, StopSignal stop) {
		this.context = context;
		this.run = run;
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	static WorkedRun open(JobExecution execution, Deployment deployment, Settings settings, int partitions,
			ArchiveListener listener) {
		ArchiveOptions options = SavedOptions.in(execution.getExecutionContext(), partitions);
		StopSignal stop = new StopSignal();
		RunContext context = RunContext.open(ArchiveJobConfiguration.class, deployment, settings, stop,
				Map.of("archiveOptions", options, "archiveListener", listener, "participation", Participation.WORKS));
		context.get(RunRecorder.class).begin(execution.getJobInstance().getId());
		long run = execution.getJobParameters().getLong(RunReference.RUN_PARAMETER, 0L);
		return new WorkedRun(context, run, deployment, settings, stop);
	}

	/** Ends the work with the page under way. */
	void requestStop() {
		this.stop.request();
	}

	/**
	 * Works on a partition, if nobody living does.
	 * @param began is told when it begins
	 * @return the step as it ended; nothing if it was not to be had
	 */
	Optional<StepExecution> work(long stepExecution, Consumer<StepExecution> began) {
		ClaimedPartitions claimed = this.context.get(ClaimedPartitions.class);
		Optional<StepExecution> step = claimed.claim(stepExecution);
		step.ifPresent((partition) -> {
			began.accept(partition);
			execute(partition);
			this.context.get(RunRecorder.class).save();
			letGo(partition, claimed);
		});
		return step;
	}

	/** A partition that is not let go of is held as long as this process lives. */
	private void execute(StepExecution partition) {
		try {
			executeAtPace(partition);
		}
		catch (JobInterruptedException ex) {
			partition.setStatus(BatchStatus.STOPPED);
		}
		catch (RuntimeException ex) {
			logger.warn("The partition {} could not be begun ({}); it is left to whoever can.", partition.getStepName(),
					ex.getClass().getSimpleName());
			partition.setStatus(BatchStatus.UNKNOWN);
		}
	}

	private void executeAtPace(StepExecution partition) throws JobInterruptedException {
		RunPacing pacing = this.context.get(RunPacing.class);
		pacing.join(this.run);
		try {
			this.context.get(ArchiveJobConfiguration.PARTITION_STEP, Step.class).execute(partition);
		}
		finally {
			pacing.leave();
		}
	}

	/** What was stopped for this process's sake, others may go on with. */
	private void letGo(StepExecution partition, ClaimedPartitions claimed) {
		if (partition.getStatus() == BatchStatus.STOPPED || partition.getStatus() == BatchStatus.UNKNOWN) {
			claimed.giveBackUnlessStopped(partition);
			return;
		}
		List<Throwable> failures = partition.getFailureExceptions();
		claimed.ended(partition, (partition.getStatus() == BatchStatus.FAILED)
				? RunFailure.reason(failures, this.deployment, this.settings) : null);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
