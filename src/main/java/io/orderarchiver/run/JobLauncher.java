package io.orderarchiver.run;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;

/** Starts or resumes the job of a context, and waits for its end. */
final class JobLauncher {

	private final JobOperator operator;

	private final Job job;

	JobLauncher(JobOperator operator, Job job) {
		this.operator = operator;
		this.job = job;
	}

	/** With the parameters of a failed or stopped run, it is resumed. */
	JobExecution launch(JobParameters parameters) {
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

}
