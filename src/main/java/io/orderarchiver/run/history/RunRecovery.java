package io.orderarchiver.run.history;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

import io.orderarchiver.run.repository.JobRepositoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Makes a run that a killed process left behind resumable. The caller holds the lease, so
 * no process is at work on it.
 */
public final class RunRecovery {

	private static final Logger logger = LoggerFactory.getLogger(RunRecovery.class);

	static final String WITHOUT_A_WORD = "the process ended without a word";

	private static final ExitStatus INTERRUPTED = ExitStatus.FAILED.addExitDescription(WITHOUT_A_WORD);

	private final JobRepository jobRepository;

	/**
	 * Creates the recovery.
	 * @param jobRepository where the dead executions are put right
	 */
	public RunRecovery(JobRepository jobRepository) {
		this.jobRepository = jobRepository;
	}

	/**
	 * Makes a run resumable if its process left it as though it still ran.
	 * @param run a run that nobody is at work on
	 * @throws JobRepositoryException if the run is no longer there
	 */
	public void recover(RecordedRun run) {
		JobExecution execution = lastExecution(run);
		endSteps(execution, Set.of(BatchStatus.COMPLETED, BatchStatus.FAILED));
		execution.setStatus(BatchStatus.FAILED);
		execution.setExitStatus(INTERRUPTED);
		execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
		this.jobRepository.update(execution);
		logger.info("Run {} was interrupted; its checkpoint is intact.", run.number());
	}

	/**
	 * Ends the steps of a run that has ended without them, as when the job repository was
	 * away; else the engine refuses to go on with them.
	 * @param run a run that nobody is at work on
	 * @throws JobRepositoryException if the run is no longer there
	 */
	public void endOpenSteps(RecordedRun run) {
		endSteps(lastExecution(run),
				Set.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED));
	}

	private JobExecution lastExecution(RecordedRun run) {
		JobExecution execution = this.jobRepository.getJobExecution(run.last().id());
		if (execution == null) {
			throw new JobRepositoryException("Run %d has vanished from the job repository.".formatted(run.number()));
		}
		return execution;
	}

	private void endSteps(JobExecution execution, Set<BatchStatus> ended) {
		for (StepExecution step : execution.getStepExecutions()) {
			if (!ended.contains(step.getStatus())) {
				step.setStatus(BatchStatus.FAILED);
				step.setExitStatus(INTERRUPTED);
				step.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
				this.jobRepository.update(step);
			}
		}
	}

}
