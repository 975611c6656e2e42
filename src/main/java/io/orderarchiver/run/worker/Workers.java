package io.orderarchiver.run.worker;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.settings.Version;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workers that live, as the job repository knows them. */
public final class Workers {

	private static final String LIVING = "HEARTBEAT >= CURRENT_TIMESTAMP - INTERVAL '10' SECOND";

	private final JdbcClient jdbc;

	/**
	 * Creates the register.
	 * @param jdbc the job repository
	 */
	public Workers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How many live that work for a target.
	 * @param target name and hash
	 * @return by their heartbeats, and the clock of the job repository
	 */
	public int living(String target) {
		return this.jdbc.sql("SELECT COUNT(*) FROM ORDER_ARCHIVER_WORKER WHERE TARGET = ? AND %s".formatted(LIVING))
			.params(target)
			.query(Integer.class)
			.single();
	}

	/**
	 * The workers that live, of any target.
	 * @return by their heartbeats, and the clock of the job repository
	 */
	public List<LivingWorker> living() {
		return this.jdbc
			.sql("SELECT TARGET, HOST, PID, PROGRAM_VERSION FROM ORDER_ARCHIVER_WORKER WHERE %s ORDER BY STARTED_AT"
				.formatted(LIVING))
			.query((row, n) -> new LivingWorker(row.getString("TARGET"), row.getString("HOST"), row.getLong("PID"),
					row.getString("PROGRAM_VERSION")))
			.list();
	}

	/**
	 * The workers that live, and may work on a run.
	 * @param run the run
	 * @return nothing if it does not live, or is not shared with workers
	 */
	public Optional<List<LivingWorker>> of(RecordedRun run) {
		try {
			return (run.state().isAlive() && new PartitionRows(this.jdbc).isOffered(run.last().id()))
					? Optional.of(living().stream().filter((worker) -> worker.target().equals(run.target())).toList())
					: Optional.empty();
		}
		catch (BadSqlGrammarException ex) {
			// Tables of a version that had no workers.
			return Optional.empty();
		}
	}

	/**
	 * Signs a worker on, or says that it lives.
	 * @param self the worker
	 * @param target what it works for
	 */
	public void beat(RunOwner self, String target) {
		int known = this.jdbc.sql("UPDATE ORDER_ARCHIVER_WORKER SET HEARTBEAT = CURRENT_TIMESTAMP WHERE OWNER_ID = ?")
			.params(self.id())
			.update();
		if (known == 0) {
			this.jdbc.sql("DELETE FROM ORDER_ARCHIVER_WORKER WHERE HEARTBEAT < CURRENT_TIMESTAMP - INTERVAL '1' DAY")
				.update();
			this.jdbc.sql("""
					INSERT INTO ORDER_ARCHIVER_WORKER
						(OWNER_ID, TARGET, HOST, PID, PROGRAM_VERSION, STARTED_AT, HEARTBEAT)
					VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)""")
				.params(self.id(), target, self.host(), self.pid(), Version.current().text())
				.update();
		}
	}

	/**
	 * Signs a worker off.
	 * @param self the worker
	 */
	public void signOff(RunOwner self) {
		this.jdbc.sql("DELETE FROM ORDER_ARCHIVER_WORKER WHERE OWNER_ID = ?").params(self.id()).update();
	}

}
