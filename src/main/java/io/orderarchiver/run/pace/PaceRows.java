package io.orderarchiver.run.pace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.run.pace.RecordedPace.Wish;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row for each run: whether it is to pause, and how it goes. It outlives an execution:
 * a run that is paused stays so when it is resumed after a crash.
 */
public final class PaceRows {

	/** The version of the tables from which on there are such rows. */
	public static final int SINCE_VERSION = 6;

	private static final int LONGEST_TEXT = 500;

	private final JdbcClient jdbc;

	/**
	 * Creates it.
	 * @param jdbc the job repository
	 */
	public PaceRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Makes a run pause, or go on.
	 * @param run its number
	 * @param wish which of both
	 */
	public void ask(long run, Wish wish) {
		require(run);
		this.jdbc.sql("UPDATE ORDER_ARCHIVER_PACE SET WISH = ? WHERE RUN_NUMBER = ?").params(wish.name(), run).update();
	}

	/**
	 * Removes what is known of a run.
	 * @param run its number
	 */
	public void forget(long run) {
		this.jdbc.sql("DELETE FROM ORDER_ARCHIVER_LOOK WHERE RUN_NUMBER = ?").params(run).update();
		this.jdbc.sql("DELETE FROM ORDER_ARCHIVER_PACE WHERE RUN_NUMBER = ?").params(run).update();
	}

	/** Notes how a run goes, for people to read. */
	void note(long run, PaceState state) {
		require(run);
		this.jdbc.sql("UPDATE ORDER_ARCHIVER_PACE SET REASON = ?, DESCRIPTION = ? WHERE RUN_NUMBER = ?")
			.params(state.reason().name(), state.text().substring(0, Math.min(LONGEST_TEXT, state.text().length())),
					run)
			.update();
	}

	/** Makes sure that a run has a row. */
	void require(long run) {
		this.jdbc.sql("""
				INSERT INTO ORDER_ARCHIVER_PACE (RUN_NUMBER, WISH, REASON, DESCRIPTION)
				SELECT CAST(? AS BIGINT), 'GO_ON', 'FREE', ''
				WHERE NOT EXISTS (SELECT 1 FROM ORDER_ARCHIVER_PACE WHERE RUN_NUMBER = ?)""").params(run, run).update();
	}

	/**
	 * What is known of a run.
	 * @param run its number
	 * @return nothing if nothing was noted
	 */
	public Optional<RecordedPace> find(long run) {
		return this.jdbc.sql("SELECT WISH, REASON, DESCRIPTION FROM ORDER_ARCHIVER_PACE WHERE RUN_NUMBER = ?")
			.params(run)
			.query((row, n) -> pace(row))
			.optional();
	}

	private static RecordedPace pace(ResultSet row) throws SQLException {
		return new RecordedPace(Wish.valueOf(row.getString("WISH")),
				new PaceState(PaceState.Reason.valueOf(row.getString("REASON")), row.getString("DESCRIPTION")));
	}

}
