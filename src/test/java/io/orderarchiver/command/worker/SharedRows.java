package io.orderarchiver.command.worker;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What processes share in the job repository, as an operator sees it by SQL. */
final class SharedRows {

	private final JdbcClient jdbc;

	SharedRows(String url) {
		this.jdbc = JdbcClient.create(new DriverManagerDataSource(url));
	}

	/** What living workers work for: name and hash. */
	String target() {
		return this.jdbc.sql("SELECT DISTINCT TARGET FROM ORDER_ARCHIVER_WORKER").query(String.class).single();
	}

	/** What a run was started for: name and hash. */
	String targetOfRuns() {
		return this.jdbc.sql("SELECT DISTINCT PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = ?")
			.params("target")
			.query(String.class)
			.single();
	}

	long offered() {
		return count("SELECT COUNT(*) FROM ORDER_ARCHIVER_PARTITION");
	}

	long ended() {
		return count("SELECT COUNT(*) FROM ORDER_ARCHIVER_PARTITION WHERE STATE = 'ENDED'");
	}

	/** Partitions that one process has taken from another. */
	long takenOver() {
		return count("SELECT COUNT(*) FROM ORDER_ARCHIVER_PARTITION WHERE CLAIM > 1");
	}

	/** Partitions that had ended when a later execution read from them. */
	long begunAgain() {
		return count("""
				SELECT COUNT(*) FROM BATCH_STEP_EXECUTION B JOIN BATCH_STEP_EXECUTION L ON L.STEP_NAME = B.STEP_NAME
				WHERE B.STEP_NAME LIKE 'archiveOrders:%' AND B.STATUS = 'COMPLETED'
					AND L.JOB_EXECUTION_ID > B.JOB_EXECUTION_ID AND L.READ_COUNT > 0""");
	}

	private long count(String statement) {
		return this.jdbc.sql(statement).query(Long.class).single();
	}

	/** What a message says of each partition. */
	List<String> hints(String target, String version) {
		return this.jdbc.sql("SELECT STEP_EXECUTION_ID, JOB_EXECUTION_ID FROM ORDER_ARCHIVER_PARTITION")
			.query((row, n) -> """
					{"stepExecution":%d,"jobExecution":%d,"target":"%s","version":"%s"}""".formatted(row.getLong(1),
					row.getLong(2), target, version))
			.list();
	}

	/** As though their process had died before it could offer them. */
	void forgetHalfOfTheOffer() {
		execute("DELETE FROM ORDER_ARCHIVER_PARTITION WHERE MOD(STEP_EXECUTION_ID, 2) = 0");
	}

	void age() {
		execute("UPDATE BATCH_JOB_EXECUTION SET END_TIME = END_TIME - INTERVAL '9' DAY,"
				+ " START_TIME = START_TIME - INTERVAL '9' DAY");
	}

	/** The wish that a run pauses cannot be read. */
	void garbleWishes() {
		execute("UPDATE ORDER_ARCHIVER_PACE SET WISH = 'GARBLED'");
	}

	void restoreWishes() {
		execute("UPDATE ORDER_ARCHIVER_PACE SET WISH = 'GO_ON'");
	}

	/** The offer of partitions fails in its midst. */
	void refuseOffers() {
		refuse("INSERT", "(SELECT COUNT(*) FROM ORDER_ARCHIVER_PARTITION) >= 3");
	}

	/** Nobody can note for a while that a partition has ended. */
	void refuseEndsForSeconds(int seconds) {
		refuse("UPDATE", "NEW.STATE = 'ENDED' AND CURRENT_TIMESTAMP < TIMESTAMP '%s' + INTERVAL '%d' SECOND".formatted(
				this.jdbc.sql("SELECT CURRENT_TIMESTAMP::TIMESTAMP::TEXT").query(String.class).single(), seconds));
	}

	private void refuse(String operation, String when) {
		execute("""
				CREATE OR REPLACE FUNCTION REFUSE() RETURNS TRIGGER LANGUAGE PLPGSQL AS $$ BEGIN
					IF %s THEN RAISE EXCEPTION 'out of order' USING ERRCODE = '57P01'; END IF;
					RETURN NEW; END $$""".formatted(when));
		execute("CREATE TRIGGER REFUSING BEFORE %s ON ORDER_ARCHIVER_PARTITION FOR EACH ROW EXECUTE FUNCTION REFUSE()"
			.formatted(operation));
	}

	void refuseNoMore() {
		execute("DROP TRIGGER REFUSING ON ORDER_ARCHIVER_PARTITION");
	}

	/** No claim can be looked at, and nothing saved by it. */
	void hide() {
		execute("ALTER TABLE ORDER_ARCHIVER_PARTITION RENAME TO HIDDEN");
	}

	void showAgain() {
		execute("ALTER TABLE HIDDEN RENAME TO ORDER_ARCHIVER_PARTITION");
	}

	private void execute(String statement) {
		this.jdbc.sql(statement).update();
	}

}
