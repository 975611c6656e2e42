package io.orderarchiver.run.pace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.pace.Look;
import io.orderarchiver.archive.pace.PaceShare;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.pace.SparingDecision;
import io.orderarchiver.archive.strain.Strain;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the processes of a run tell each other of strain: a row for what each worker sees,
 * and what the run's own process decides beside its pace. Time is the database's.
 */
final class SparingRows {

	private static final int LONGEST_TEXT = 500;

	private final JdbcClient jdbc;

	private final PaceRows paces;

	private final long run;

	private final LongSupplier nanoTime;

	SparingRows(JdbcClient jdbc, long run, LongSupplier nanoTime) {
		this.jdbc = jdbc;
		this.paces = new PaceRows(jdbc);
		this.run = run;
		this.nanoTime = nanoTime;
	}

	/** What was told in former executions of the run holds no longer. */
	void clear() {
		this.jdbc.sql("DELETE FROM ORDER_ARCHIVER_LOOK WHERE RUN_NUMBER = ?").params(this.run).update();
		this.jdbc.sql("UPDATE ORDER_ARCHIVER_PACE SET DECIDED_AT = NULL WHERE RUN_NUMBER = ?")
			.params(this.run)
			.update();
	}

	/** Tells the workers what holds. */
	void tell(SparingDecision decision) {
		if (update(decision) == 0) {
			this.paces.require(this.run);
			update(decision);
		}
	}

	private int update(SparingDecision decision) {
		return this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_PACE
				SET SPARING_SHARE = ?, SPARING_REASON = ?, SPARING_SIGN = ?, DECIDED_AT = CURRENT_TIMESTAMP
				WHERE RUN_NUMBER = ?""")
			.params(decision.share().ofBest(), decision.reason().name(), limited(decision.sign()), this.run)
			.update();
	}

	/** What the run's own process has decided last, however long ago. */
	Optional<Heard<SparingDecision>> decision() {
		return this.jdbc.sql("""
				SELECT SPARING_SHARE, SPARING_REASON, SPARING_SIGN, DECIDED_AT AS TOLD_AT,
					CURRENT_TIMESTAMP AS NOW_THERE
				FROM ORDER_ARCHIVER_PACE WHERE RUN_NUMBER = ? AND DECIDED_AT IS NOT NULL""")
			.params(this.run)
			.query((row, n) -> heard(row,
					new SparingDecision(new PaceShare(row.getDouble("SPARING_SHARE")),
							PaceState.Reason.valueOf(row.getString("SPARING_REASON")), row.getString("SPARING_SIGN"))))
			.optional();
	}

	/** Tells the run's own process what a worker sees. */
	void tell(ToldLook told) {
		if (update(told) == 0) {
			this.jdbc.sql("""
					INSERT INTO ORDER_ARCHIVER_LOOK
						(RUN_NUMBER, WORKER, STRAIN_LEVEL, LAG_MILLIS, REASON, STRAINED, SPEED, BEST_SPEED, ACTIVITY,
						SEEN_AT)
					VALUES (?, ?, 'UNKNOWN', 0, '', 0, 0, 0, 'IDLE', CURRENT_TIMESTAMP)""")
				.params(this.run, told.worker())
				.update();
			update(told);
		}
	}

	private int update(ToldLook told) {
		Strain strain = told.look().strain();
		return this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_LOOK
				SET STRAIN_LEVEL = ?, LAG_MILLIS = ?, REASON = ?, STRAINED = ?, SPEED = ?, BEST_SPEED = ?,
					ACTIVITY = ?, SEEN_AT = CURRENT_TIMESTAMP
				WHERE RUN_NUMBER = ? AND WORKER = ?""")
			.params(strain.level().name(), strain.lag().toMillis(), limited(strain.reason()), told.strained(),
					told.look().speed(), told.look().best(), told.look().activity().name(), this.run, told.worker())
			.update();
	}

	/** What workers have seen of late. */
	List<Heard<ToldLook>> looks() {
		return this.jdbc
			.sql("""
					SELECT WORKER, STRAIN_LEVEL, LAG_MILLIS, REASON, STRAINED, SPEED, BEST_SPEED, ACTIVITY,
						SEEN_AT AS TOLD_AT, CURRENT_TIMESTAMP AS NOW_THERE
					FROM ORDER_ARCHIVER_LOOK
					WHERE RUN_NUMBER = ? AND SEEN_AT >= CURRENT_TIMESTAMP - INTERVAL '%d' SECOND"""
				.formatted(Heard.FRESH.toSeconds()))
			.params(this.run)
			.query((row, n) -> heard(row, look(row)))
			.list();
	}

	private static ToldLook look(ResultSet row) throws SQLException {
		Strain strain = new Strain(Strain.Level.valueOf(row.getString("STRAIN_LEVEL")),
				Duration.ofMillis(row.getLong("LAG_MILLIS")), row.getString("REASON"));
		Look look = new Look(strain, row.getDouble("SPEED"), row.getDouble("BEST_SPEED"),
				Look.Activity.valueOf(row.getString("ACTIVITY")));
		return new ToldLook(row.getString("WORKER"), look, row.getLong("STRAINED"));
	}

	private <T> Heard<T> heard(ResultSet row, T what) throws SQLException {
		Duration age = Duration
			.ofMillis(row.getTimestamp("NOW_THERE").getTime() - row.getTimestamp("TOLD_AT").getTime());
		return new Heard<>(what, this.nanoTime.getAsLong() - age.toNanos());
	}

	private static String limited(String text) {
		return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
	}

}
