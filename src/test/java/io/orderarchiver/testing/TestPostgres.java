package io.orderarchiver.testing;

import java.util.Optional;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL that {@code TEST_POSTGRES_URL} names, else one in a container, else
 * none.
 */
public final class TestPostgres {

	private TestPostgres() {
	}

	/**
	 * Finds a PostgreSQL.
	 * @return its JDBC URL with user and password, if there is one
	 */
	public static Optional<String> url() {
		String given = System.getenv("TEST_POSTGRES_URL");
		if (given != null && !given.isBlank()) {
			return Optional.of(given);
		}
		return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(container()) : Optional.empty();
	}

	/** Ended by Testcontainers when the JVM ends. */
	@SuppressWarnings("resource")
	private static String container() {
		PostgreSQLContainer container = new PostgreSQLContainer("postgres:16");
		container.start();
		return container.getJdbcUrl() + "&user=" + container.getUsername() + "&password=" + container.getPassword();
	}

}
