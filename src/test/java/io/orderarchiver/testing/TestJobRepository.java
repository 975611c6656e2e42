package io.orderarchiver.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The job repository of one test, in a database of its choice. */
public final class TestJobRepository implements AfterEachCallback {

	private final TestSchema schema = new TestSchema();

	private final List<HikariDataSource> open = new ArrayList<>();

	/** Where it may be. */
	public enum Database {

		/** In memory. */
		H2,

		/** A test is skipped where there is none. */
		POSTGRESQL

	}

	/**
	 * Creates it.
	 * @param database where
	 * @return a job repository that is empty
	 */
	public JdbcClient create(Database database) throws SQLException {
		JobRepositoryLocation location = switch (database) {
			case H2 -> new JobRepositoryLocation.Memory("test-" + UUID.randomUUID());
			case POSTGRESQL -> this.schema.create();
		};
		HikariDataSource dataSource = JobRepositoryDataSource.open(location);
		this.open.add(dataSource);
		new JobRepositorySchema(dataSource, location).create();
		return JdbcClient.create(dataSource);
	}

	@Override
	public void afterEach(ExtensionContext context) throws SQLException {
		this.open.forEach(HikariDataSource::close);
		this.schema.afterEach(context);
	}

}
