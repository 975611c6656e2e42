package io.orderarchiver.run.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.deployment.SitePlaces;
import io.orderarchiver.run.lease.LeaseHolder;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.repository.JobRepositoryReading;
import io.orderarchiver.run.repository.JobRepositoryReading.Sharing;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.watch.WatchCheckpoint;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Looks into the job repository of a site. It creates nothing and changes nothing.
 */
public final class JobRepositoryInspection implements AutoCloseable {

	private static final int QUERY_SECONDS = 5;

	private final JobRepositoryReading reading;

	private final JdbcClient jdbc;

	private JobRepositoryInspection(JobRepositoryReading reading) {
		this.reading = reading;
		JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(reading.connection(), true));
		template.setQueryTimeout(QUERY_SECONDS);
		this.jdbc = JdbcClient.create(template);
	}

	/** What is there. */
	public enum Condition {

		/** Its tables are missing; the first run creates them. */
		EMPTY,

		READY,

		/** Its tables are those of a later version of this program. */
		OTHER_VERSION

	}

	/**
	 * Where the job repository of a site is.
	 * @param settings the settings in force
	 * @param site which site
	 * @return a path or a URL, without credentials
	 */
	public static String location(Settings settings, Site site) {
		return new SitePlaces(settings, site).jobRepository().toString();
	}

	/**
	 * Opens it.
	 * @param settings the settings in force
	 * @param site which site
	 * @return nothing if there is no file yet
	 * @throws JobRepositoryException if it is there, but cannot be read
	 */
	public static Optional<JobRepositoryInspection> open(Settings settings, Site site) {
		return JobRepositoryReading.open(new SitePlaces(settings, site).jobRepository())
			.map(JobRepositoryInspection::new);
	}

	/**
	 * The name under which runs on a database are kept.
	 * @param cluster what the deployment calls itself
	 * @param database the database
	 * @param settings the settings in force
	 * @return name and hash
	 */
	public static String target(String cluster, String database, Settings settings) {
		return RunTarget.of(cluster, database, settings.collections(), settings.archiveZone()).toString();
	}

	/**
	 * Whether this program can use it.
	 * @return the condition of its tables
	 */
	public Condition condition() {
		try {
			List<Integer> versions = this.jdbc.sql("SELECT VERSION FROM ORDER_ARCHIVER_SCHEMA")
				.query(Integer.class)
				.list();
			// The next run adds what an older version lacks.
			return versions.stream().allMatch((version) -> version <= JobRepositorySchema.VERSION) ? Condition.READY
					: Condition.OTHER_VERSION;
		}
		catch (BadSqlGrammarException ex) {
			return Condition.EMPTY;
		}
	}

	/**
	 * Whether another process of this host has its file open: a watch, or an archive.
	 * @return false if it is alone, or on a database server
	 */
	public boolean isSharedWithAnotherProcess() {
		return this.reading.sharing() == Sharing.JOINED;
	}

	/**
	 * Who has a lease, living or dead.
	 * @return the holders
	 */
	public List<LeaseHolder> leases() {
		return new LiveRuns(this.jdbc).all(RunOwner.thisProcess());
	}

	/**
	 * The runs that the next start with the same parameters resumes, of any target.
	 * @return the runs, newest first
	 */
	public List<RecordedRun> resumable() {
		return new RecordedRuns(this.reading).resumable();
	}

	/**
	 * Up to where the watch has come on a target.
	 * @param target name and hash
	 * @return the cluster time of its saved position, to the second; nothing if it never
	 * ran, or saved none
	 */
	public Optional<Instant> watchPosition(String target) {
		return new StepContexts(this.jdbc).ofWatch(target).flatMap(WatchCheckpoint::position);
	}

	/**
	 * Reads what others keep there.
	 * @param <T> what they read
	 * @param reading reads it
	 * @return what was read
	 */
	public <T> T read(Function<JdbcClient, T> reading) {
		return reading.apply(this.jdbc);
	}

	@Override
	public void close() {
		try {
			this.reading.close();
		}
		catch (SQLException ex) {
			throw new JobRepositoryException("The job repository cannot be closed: " + ex.getMessage());
		}
	}

}
