package io.orderarchiver.run.repository;

import java.util.List;

import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;

class RedactedExitTests {

	private final JobExecution job = new JobExecution(1, new JobInstance(1, "archive"), new JobParameters());

	private final StepExecution step = new StepExecution(1, "archive", this.job);

	@Test
	void whatAServerQuotesOfAnOrderIsNotKept() throws NoSuchMethodException {
		MongoWriteException failure = new MongoWriteException(
				new WriteError(11000, "dup key: { email_client: \"jean@example.com\" }", new BsonDocument()),
				new ServerAddress("h"), List.of());
		this.step.addFailureException(new IllegalStateException("mongodb://u:s3cr3t@h", failure));
		this.step.setExitStatus(ExitStatus.FAILED.addExitDescription(failure));
		save();
		assertThat(this.step.getExitStatus().getExitCode()).isEqualTo("FAILED");
		assertThat(this.step.getExitStatus().getExitDescription())
			.contains("MongoWriteException", "error 11000", "\tat ")
			.doesNotContain("jean@example.com", "s3cr3t");
	}

	@Test
	void whatDidNotFailStaysAsItIs() throws NoSuchMethodException {
		ExitStatus status = ExitStatus.COMPLETED.addExitDescription("well done");
		this.step.setExitStatus(status);
		save();
		assertThat(this.step.getExitStatus()).isEqualTo(status);
	}

	private void save() throws NoSuchMethodException {
		new RedactedExit().before(JobRepository.class.getMethod("update", StepExecution.class),
				new Object[] { this.step }, null);
	}

}
