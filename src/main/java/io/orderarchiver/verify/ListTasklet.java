package io.orderarchiver.verify;

import java.io.IOException;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes the list of findings, if one is wanted. */
final class ListTasklet implements Tasklet {

	private final JobRepository jobRepository;

	private final VerifyDirectory directory;

	private final VerifyOptions options;

	ListTasklet(JobRepository jobRepository, VerifyDirectory directory, VerifyOptions options) {
		this.jobRepository = jobRepository;
		this.directory = directory;
		this.options = options;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
		VerifySteps.list(this.jobRepository, contribution.getStepExecution().getJobExecution(), this.directory,
				this.options);
		return RepeatStatus.FINISHED;
	}

}
