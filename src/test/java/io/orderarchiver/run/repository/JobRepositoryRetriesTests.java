package io.orderarchiver.run.repository;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class JobRepositoryRetriesTests {

	private final Deque<RuntimeException> failures = new ArrayDeque<>();

	private final JobRepository jobRepository = (JobRepository) new JobRepositoryRetries()
		.postProcessAfterInitialization(unsteady(), "jobRepository");

	/** Names a job once it has failed as often as it was told to. */
	private JobRepository unsteady() {
		return (JobRepository) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { JobRepository.class }, (proxy, method, arguments) -> {
					if (!this.failures.isEmpty()) {
						throw this.failures.pop();
					}
					return List.of("archiveDeliveredOrders");
				});
	}

	@Test
	void checkpointSurvivesTheLossOfTheProcessThatOwnsTheFile(CapturedOutput output) {
		this.failures.add(new UncategorizedSQLException("save", "UPDATE",
				new SQLException("Connection is broken", "90067", 90067)));
		this.failures.add(new CannotCreateTransactionException("no connection"));
		this.failures.add(new RecoverableDataAccessException("closed"));
		assertThat(this.jobRepository.getJobNames()).containsExactly("archiveDeliveredOrders");
		assertThat(output).containsOnlyOnce("trying again for 20 s");
	}

	@Test
	void whatARetryCannotMendFailsAtOnceAndAnnouncesNone(CapturedOutput output) {
		DataAccessException refused = new DataIntegrityViolationException("no");
		this.failures.add(refused);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(this.jobRepository::getJobNames)
			.isSameAs(refused);
		assertThat(output).doesNotContain("trying again");
	}

}
