package io.orderarchiver.run.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens the database of a job repository. */
public final class JobRepositoryDataSource {

	private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;

	/** Several partitions save their checkpoints at once, which does not take long. */
	private static final int MOST_CONNECTIONS = 8;

	/** A process that stands still in mid-save must not hold up whoever takes over. */
	private static final String NO_STANDSTILL = "SET idle_in_transaction_session_timeout = '10s'";

	private JobRepositoryDataSource() {
	}

	/**
	 * Opens the job repository; whether it can be reached shows at the first use.
	 * @param location where it is
	 * @return a pool, to be closed
	 */
	public static HikariDataSource open(JobRepositoryLocation location) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("job-repository");
		config.setMaximumPoolSize(MOST_CONNECTIONS);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
		// The first use tells what is wrong, in our words.
		config.setInitializationFailTimeout(-1);
		if (location instanceof JobRepositoryLocation.H2File h2) {
			configure(config, h2);
		}
		else if (location instanceof JobRepositoryLocation.PostgreSql postgres) {
			config.setJdbcUrl(postgres.url());
			config.setConnectionInitSql(NO_STANDSTILL);
			postgres.user().ifPresent(config::setUsername);
			postgres.password().ifPresent(config::setPassword);
		}
		else if (location instanceof JobRepositoryLocation.Memory memory) {
			config.setJdbcUrl(H2Database.inMemory(memory));
			config.setUsername(H2Database.MEMORY_USER);
		}
		return new HikariDataSource(config);
	}

	private static void configure(HikariConfig config, JobRepositoryLocation.H2File h2) {
		Path directory = h2.file().toAbsolutePath().getParent();
		try {
			Files.createDirectories(directory);
			config.setPassword(new JobRepositoryPassword(h2).get());
		}
		catch (IOException ex) {
			throw new JobRepositoryException(("The job repository %s cannot be written (%s). Make %s a directory that"
					+ " this user may write to, or set ORDER_ARCHIVER_HOME.")
				.formatted(h2, ex, directory));
		}
		if (!Files.isWritable(directory)) {
			throw new JobRepositoryException(("The job repository %s cannot be written: no right to write to %s. Give"
					+ " this user the right, or set ORDER_ARCHIVER_HOME.")
				.formatted(h2, directory));
		}
		config.setUsername(H2Database.USER);
		config.setJdbcUrl(H2Database.shared(h2));
	}

}
