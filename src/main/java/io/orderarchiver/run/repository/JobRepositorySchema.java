package io.orderarchiver.run.repository;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Creates the tables of the job repository when they are missing, and adds to those of an
 * older version what they lack.
 */
public final class JobRepositorySchema {

	/** What this program reads and writes. */
	public static final int VERSION = 7;

	/** Created last: where it holds the version, everything is. */
	private static final String LAST_TABLE = "ORDER_ARCHIVER_SCHEMA";

	private final DataSource dataSource;

	private final JobRepositoryLocation location;

	/**
	 * Creates nothing yet.
	 * @param dataSource the job repository
	 * @param location where that is, for messages
	 */
	public JobRepositorySchema(DataSource dataSource, JobRepositoryLocation location) {
		this.dataSource = dataSource;
		this.location = location;
	}

	/**
	 * Creates what is missing. Two processes may do so at once, and one may have been
	 * killed in mid-way: each statement that finds its object there is passed over.
	 * @throws JobRepositoryException if the database cannot be reached or written
	 */
	public void create() {
		if (isComplete()) {
			return;
		}
		String platform = (this.location instanceof JobRepositoryLocation.PostgreSql) ? "postgresql" : "h2";
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator(true, true, "UTF-8",
				script("org/springframework/batch/core/schema-" + platform + ".sql"),
				script("io/orderarchiver/run/repository/schema.sql"));
		DatabasePopulatorUtils.execute(populator, this.dataSource);
		if (!isComplete()) {
			throw new JobRepositoryException(
					"The tables of the job repository %s cannot be created. Does its user have the right to?"
						.formatted(this.location));
		}
	}

	private static Resource script(String path) {
		return new ClassPathResource(path);
	}

	private boolean isComplete() {
		try (Connection connection = this.dataSource.getConnection()) {
			return (hasTable(connection, LAST_TABLE) || hasTable(connection, LAST_TABLE.toLowerCase(Locale.ROOT)))
					&& hasVersion(connection);
		}
		catch (SQLException ex) {
			throw JobRepositoryTrouble.of(this.location, ex);
		}
	}

	/** In the schema of this connection: another one may hold another job repository. */
	private static boolean hasTable(Connection connection, String name) throws SQLException {
		try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
			return tables.next();
		}
	}

	private static boolean hasVersion(Connection connection) throws SQLException {
		try (var statement = connection
			.prepareStatement("SELECT VERSION FROM ORDER_ARCHIVER_SCHEMA WHERE VERSION = ?")) {
			statement.setInt(1, VERSION);
			try (var versions = statement.executeQuery()) {
				return versions.next();
			}
		}
	}

}
