package io.orderarchiver.run;

import java.util.List;

import io.orderarchiver.run.history.ExecutionJournal;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.record.RunRecorder;
import io.orderarchiver.run.repository.JobRepositoryException;

import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;

/** Starts or resumes the job of a context, and waits for its end. */
final class JobLauncher {

	private final JobOperator operator;

	private final Job job;

	private final ExecutionJournal journal;

	private final RunRecorder recorder;

	JobLauncher(JobOperator operator, Job job, ExecutionJournal journal, RunRecorder recorder) {
		this.operator = operator;
		this.job = job;
		this.journal = journal;
		this.recorder = recorder;
	}

	/**
	 * With the parameters of a failed or stopped run, it is resumed.
	 * @param command the words with which it is started again, if they are known
	 */
	JobExecution launch(JobParameters parameters, List<String> command) {
		if (this.job instanceof AbstractJob listened) {
			listened.registerJobExecutionListener(noting(command));
		}
		try {
			JobExecution execution = this.operator.start(this.job, parameters);
			execution.getAllFailureExceptions().forEach(RunLog::trace);
			return execution;
		}
		catch (JobExecutionException ex) {
			throw new JobRepositoryException(
					"The job repository does not let %s start: %s".formatted(this.job.getName(), ex.getMessage()));
		}
	}

	/** While it runs already, one must be able to see where. */
	private JobExecutionListener noting(List<String> command) {
		return new JobExecutionListener() {

			@Override
			public void beforeJob(JobExecution execution) {
				JobLauncher.this.journal.begun(execution.getId(), RunOwner.thisProcess(), command);
				JobLauncher.this.recorder.begin(execution.getJobInstance().getId());
			}

			@Override
			public void afterJob(JobExecution execution) {
				JobLauncher.this.recorder.save();
			}

		};
	}

}
