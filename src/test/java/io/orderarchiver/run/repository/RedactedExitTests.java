package io.orderarchiver.run.repository;

import java.util.List;

import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.test.MetaDataInstanceFactory;

import static org.assertj.core.api.Assertions.assertThat;

class RedactedExitTests {

	private final StepExecution step = MetaDataInstanceFactory.createStepExecution();

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
