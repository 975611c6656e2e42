package io.orderarchiver.run.repository;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation.H2File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class JobRepositoryRetriesTests {

	private final Deque<RuntimeException> failures = new ArrayDeque<>();

	private final JobRepository jobRepository = retrying(this::unsteady);

	private static JobRepository retrying(Supplier<List<String>> names) {
		Object named = Proxy.newProxyInstance(JobRepositoryRetriesTests.class.getClassLoader(),
				new Class<?>[] { JobRepository.class }, (proxy, method, arguments) -> names.get());
		return (JobRepository) new JobRepositoryRetries().postProcessAfterInitialization(named, "jobRepository");
	}

	/** Names a job once it has failed as often as it was told to. */
	private List<String> unsteady() {
		if (!this.failures.isEmpty()) {
			throw this.failures.pop();
		}
		return List.of("archiveDeliveredOrders");
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

	/** As when the process that owns the file ends while another begins a run. */
	@Test
	void aConnectionThatBreaksJustAfterItsUseIsReplaced(@TempDir Path directory) {
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(new H2File(directory.resolve("jobs")))) {
			JdbcClient jdbc = JdbcClient.create(dataSource);
			TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
			JobRepository asking = retrying(() -> transaction
				.execute((status) -> jdbc.sql("SELECT 'archiveDeliveredOrders'").query(String.class).list()));
			assertThat(asking.getJobNames()).hasSize(1);
			jdbc.sql("SHUTDOWN").update();
			assertThat(asking.getJobNames()).containsExactly("archiveDeliveredOrders");
		}
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
