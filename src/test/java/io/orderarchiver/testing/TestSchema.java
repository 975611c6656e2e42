package io.orderarchiver.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import io.orderarchiver.run.repository.JobRepositoryLocation;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A schema for the job repository of one test, dropped when the test is done. */
public final class TestSchema implements AfterEachCallback {

	private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");

	private Optional<String> url = Optional.empty();

	/**
	 * Creates it; a test is skipped where there is no PostgreSQL.
	 * @return a job repository that is empty
	 */
	public JobRepositoryLocation create() throws SQLException {
		Optional<String> found = TestPostgres.url();
		assumeTrue(found.isPresent(), "no PostgreSQL: set TEST_POSTGRES_URL, or install Docker");
		String server = found.orElseThrow();
		execute(server, "CREATE SCHEMA " + this.name);
		this.url = found;
		return new JobRepositoryLocation.PostgreSql(
				server + (server.contains("?") ? "&" : "?") + "currentSchema=" + this.name, Optional.empty(),
				Optional.empty());
	}

	@Override
	public void afterEach(ExtensionContext context) throws SQLException {
		if (this.url.isPresent()) {
			execute(this.url.get(), "DROP SCHEMA " + this.name + " CASCADE");
		}
	}

	private static void execute(String url, String statement) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url)) {
			connection.createStatement().execute(statement);
		}
	}

}
