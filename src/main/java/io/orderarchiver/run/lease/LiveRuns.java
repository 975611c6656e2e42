package io.orderarchiver.run.lease;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.run.lease.LeaseHolder.Liveness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One living run a job and target: an atomic row says who. */
public final class LiveRuns {

	private static final Logger logger = LoggerFactory.getLogger(LiveRuns.class);

	/**
	 * After so long without a heartbeat, a process that cannot be seen is taken for dead.
	 */
	private static final Duration SILENCE = Duration.ofMinutes(2);

	private static final String LENGTH = "LEASE_SECONDS";

	private final JdbcClient jdbc;

	private final ProcessStarts processStarts;

	/**
	 * Creates the register.
	 * @param jdbc the job repository
	 */
	public LiveRuns(JdbcClient jdbc) {
		this(jdbc, ProcessStarts.HERE);
	}

	LiveRuns(JdbcClient jdbc, ProcessStarts processStarts) {
		this.jdbc = jdbc;
		this.processStarts = processStarts;
	}

	/**
	 * Takes the row, if nobody living has it.
	 * @return the living owner who has it, or nothing if it was taken
	 */
	Optional<RunOwner> acquire(HeldLease wanted) {
		RunOwner self = wanted.owner();
		try {
			this.jdbc.sql("""
					INSERT INTO ORDER_ARCHIVER_LIVE_RUN
						(JOB_NAME, TARGET, OWNER_ID, HOST, PID, PROCESS_STARTED_AT, LEASE_SECONDS, HEARTBEAT)
					VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)""")
				.params(wanted.name(), wanted.target(), self.id(), self.host(), self.pid(), self.processStartedAt(),
						seconds(wanted))
				.update();
			return Optional.empty();
		}
		catch (DuplicateKeyException ex) {
			return takeOver(wanted);
		}
	}

	/** Zero where it does not lapse by itself. */
	private static long seconds(HeldLease lease) {
		return lease.terms().length().orElse(Duration.ZERO).toSeconds();
	}

	private Optional<RunOwner> takeOver(HeldLease wanted) {
		RunOwner self = wanted.owner();
		Optional<Lease> lease = find(wanted.name(), wanted.target());
		if (lease.isEmpty()) {
			// Released between the two statements.
			return acquire(wanted);
		}
		RunOwner owner = lease.get().owner();
		if (isAlive(lease.get(), self)) {
			return Optional.of(owner);
		}
		int taken = this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_LIVE_RUN
				SET OWNER_ID = ?, HOST = ?, PID = ?, PROCESS_STARTED_AT = ?, LEASE_SECONDS = ?,
					HEARTBEAT = CURRENT_TIMESTAMP, STOP_REQUESTED = FALSE
				WHERE JOB_NAME = ? AND TARGET = ? AND OWNER_ID = ? AND HEARTBEAT = ?""")
			.params(self.id(), self.host(), self.pid(), self.processStartedAt(), seconds(wanted), wanted.name(),
					wanted.target(), owner.id(), lease.get().heartbeat())
			.update();
		if (taken == 0) {
			return takeOver(wanted);
		}
		logger.warn("The last run of {} on this target ({}) ended without a word; it is recovered.", wanted.name(),
				owner);
		return Optional.empty();
	}

	private boolean isAlive(Lease lease, RunOwner self) {
		RunOwner.Liveness life = lease.owner().isOnHostOf(self) ? lease.owner().life(this.processStarts)
				: RunOwner.Liveness.UNCERTAIN;
		return switch (life) {
			case LIVING -> !lease.hasLapsed();
			case GONE -> false;
			case UNCERTAIN -> !lease.hasLapsed() && lease.silence().compareTo(SILENCE) < 0;
		};
	}

	private Optional<Lease> find(String job, String target) {
		return this.jdbc
			.sql("""
					SELECT L.*, CURRENT_TIMESTAMP AS NOW_THERE FROM ORDER_ARCHIVER_LIVE_RUN L WHERE JOB_NAME = ? AND TARGET = ?""")
			.params(job, target)
			.query((row, n) -> lease(row))
			.optional();
	}

	private static Lease lease(ResultSet row) throws SQLException {
		RunOwner owner = new RunOwner(row.getString("OWNER_ID"), row.getString("HOST"), row.getLong("PID"),
				row.getLong("PROCESS_STARTED_AT"));
		Timestamp heartbeat = row.getTimestamp("HEARTBEAT");
		Timestamp now = row.getTimestamp("NOW_THERE");
		Duration length = Duration.ofSeconds(hasColumn(row, LENGTH) ? row.getInt(LENGTH) : 0);
		return new Lease(owner, heartbeat, Duration.ofMillis(now.getTime() - heartbeat.getTime()),
				length.isZero() ? Optional.empty() : Optional.of(length));
	}

	/** Tables of an older version are read as they are. */
	private static boolean hasColumn(ResultSet row, String name) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			if (columns.getColumnName(i).equalsIgnoreCase(name)) {
				return true;
			}
		}
		return false;
	}

	/** All leases, of the living and the dead. */
	public List<LeaseHolder> all(RunOwner self) {
		return this.jdbc.sql("""
				SELECT L.*, CURRENT_TIMESTAMP AS NOW_THERE FROM ORDER_ARCHIVER_LIVE_RUN L ORDER BY JOB_NAME, TARGET""")
			.query((row, n) -> {
				Lease lease = lease(row);
				return new LeaseHolder(row.getString("JOB_NAME"), row.getString("TARGET"), lease.owner().toString(),
						lease.silence(), isAlive(lease, self) ? Liveness.LIVING : Liveness.DEAD);
			})
			.list();
	}

	/** The owner of a lease, if it lives. */
	public Optional<RunOwner> living(String job, String target, RunOwner self) {
		return find(job, target).filter((lease) -> isAlive(lease, self)).map(Lease::owner);
	}

	/**
	 * Asks the owner of a lease to stop.
	 * @return false if it has the lease no longer
	 */
	public boolean requestStop(RunOwner owner) {
		return this.jdbc.sql("UPDATE ORDER_ARCHIVER_LIVE_RUN SET STOP_REQUESTED = TRUE WHERE OWNER_ID = ?")
			.params(owner.id())
			.update() == 1;
	}

	/** Whether somebody has asked the owner of a lease to stop. */
	public boolean isStopRequested(RunOwner owner) {
		return this.jdbc.sql("SELECT STOP_REQUESTED FROM ORDER_ARCHIVER_LIVE_RUN WHERE OWNER_ID = ?")
			.params(owner.id())
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	/**
	 * Says that the owner lives.
	 * @return false if the row has gone to somebody else
	 */
	boolean beat(HeldLease lease) {
		return this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_LIVE_RUN SET HEARTBEAT = CURRENT_TIMESTAMP
				WHERE JOB_NAME = ? AND TARGET = ? AND OWNER_ID = ?""")
			.params(lease.name(), lease.target(), lease.owner().id())
			.update() == 1;
	}

	void release(String job, String target, RunOwner self) {
		this.jdbc.sql("DELETE FROM ORDER_ARCHIVER_LIVE_RUN WHERE JOB_NAME = ? AND TARGET = ? AND OWNER_ID = ?")
			.params(job, target, self.id())
			.update();
	}

	/** Frees what a process that is gone left behind. */
	public void forgetDead(String job, String target, RunOwner self) {
		find(job, target).filter((lease) -> !isAlive(lease, self))
			.ifPresent((lease) -> release(job, target, lease.owner()));
	}

	/**
	 * What a row says.
	 *
	 * @param owner who has it
	 * @param heartbeat the last one
	 * @param silence how long ago that was, by the database's clock
	 * @param length how long it lasts without one, if it says so itself
	 */
	private record Lease(RunOwner owner, Timestamp heartbeat, Duration silence, Optional<Duration> length) {

		boolean hasLapsed() {
			return this.length.filter((most) -> this.silence.compareTo(most) >= 0).isPresent();
		}

	}

}
