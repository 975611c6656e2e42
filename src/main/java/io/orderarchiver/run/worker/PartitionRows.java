package io.orderarchiver.run.worker;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.run.lease.RunOwner;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row for each partition that is handed out: who works on it, since when nobody has
 * heard of them, and how often it was claimed. Time is the database's.
 */
final class PartitionRows {

	/** Of three times the heartbeat, and a little more. */
	private static final String LAPSED = "HEARTBEAT < CURRENT_TIMESTAMP - INTERVAL '10' SECOND";

	private static final String CLAIMABLE = "(STATE = 'WAITING' OR (STATE = 'TAKEN' AND " + LAPSED + "))";

	private static final String HELD = "(STATE = 'TAKEN' AND NOT " + LAPSED + ")";

	private final JdbcClient jdbc;

	PartitionRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void offer(long jobExecution, Collection<Long> stepExecutions) {
		stepExecutions.forEach((step) -> this.jdbc.sql("""
				INSERT INTO ORDER_ARCHIVER_PARTITION
					(STEP_EXECUTION_ID, JOB_EXECUTION_ID, STATE, CLAIM, STOP_REQUESTED)
				VALUES (?, ?, 'WAITING', 0, FALSE)""").params(step, jobExecution).update());
	}

	/** Whether partitions of an execution were handed out. */
	boolean isOffered(long jobExecution) {
		return this.jdbc.sql("SELECT COUNT(*) FROM ORDER_ARCHIVER_PARTITION WHERE JOB_EXECUTION_ID = ?")
			.params(jobExecution)
			.query(Integer.class)
			.single() > 0;
	}

	/** In one statement, so that of two that try one succeeds. */
	Optional<PartitionClaim> claim(long stepExecution, RunOwner self) {
		int claimed = this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_PARTITION
				SET STATE = 'TAKEN', CLAIM = CLAIM + 1, OWNER_ID = ?, HOST = ?, PID = ?,
					HEARTBEAT = CURRENT_TIMESTAMP
				WHERE STEP_EXECUTION_ID = ? AND %s""".formatted(CLAIMABLE))
			.params(self.id(), self.host(), self.pid(), stepExecution)
			.update();
		return (claimed == 0) ? Optional.empty()
				: this.jdbc.sql("""
						SELECT STEP_EXECUTION_ID, JOB_EXECUTION_ID, OWNER_ID, CLAIM FROM ORDER_ARCHIVER_PARTITION
						WHERE STEP_EXECUTION_ID = ? AND OWNER_ID = ?""")
					.params(stepExecution, self.id())
					.query((row, n) -> new PartitionClaim(row.getLong("STEP_EXECUTION_ID"),
							row.getLong("JOB_EXECUTION_ID"), row.getString("OWNER_ID"), row.getLong("CLAIM")))
					.optional();
	}

	/** The first ones first. */
	List<Long> claimable(long jobExecution) {
		return this.jdbc.sql("""
				SELECT STEP_EXECUTION_ID FROM ORDER_ARCHIVER_PARTITION WHERE JOB_EXECUTION_ID = ? AND %s
				ORDER BY STEP_EXECUTION_ID""".formatted(CLAIMABLE)).params(jobExecution).query(Long.class).list();
	}

	/** Those to be told of: of a run that goes on. The first ones first. */
	List<Long> unattended(long jobExecution) {
		return this.jdbc.sql("""
				SELECT STEP_EXECUTION_ID FROM ORDER_ARCHIVER_PARTITION
				WHERE JOB_EXECUTION_ID = ? AND %s AND NOT STOP_REQUESTED AND JOB_EXECUTION_ID IN
					(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE STATUS IN ('STARTING', 'STARTED'))
				ORDER BY STEP_EXECUTION_ID""".formatted(CLAIMABLE)).params(jobExecution).query(Long.class).list();
	}

	/**
	 * Says that the claimer lives.
	 * @return false if somebody else has claimed the partition
	 */
	boolean beat(PartitionClaim claim) {
		return this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_PARTITION SET HEARTBEAT = CURRENT_TIMESTAMP
				WHERE STEP_EXECUTION_ID = ? AND OWNER_ID = ? AND CLAIM = ? AND STATE = 'TAKEN'""")
			.params(claim.stepExecution(), claim.owner(), claim.number())
			.update() == 1;
	}

	/** Whether the run is to end. */
	boolean isStopRequested(PartitionClaim claim) {
		return this.jdbc.sql("SELECT STOP_REQUESTED FROM ORDER_ARCHIVER_PARTITION WHERE STEP_EXECUTION_ID = ?")
			.params(claim.stepExecution())
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/**
	 * How many processes work on a run at the moment: those whose claims hold. In
	 * containers, several may have the same host and number.
	 */
	int processes(long jobExecution) {
		return this.jdbc.sql("""
				SELECT COUNT(DISTINCT OWNER_ID) FROM ORDER_ARCHIVER_PARTITION
				WHERE JOB_EXECUTION_ID = ? AND %s""".formatted(HELD))
			.params(jobExecution)
			.query(Integer.class)
			.single();
	}

	/** Another may go on with it. */
	boolean giveBack(PartitionClaim claim) {
		return end(claim, "WAITING", null);
	}

	/**
	 * Notes that a partition has ended.
	 * @return false if somebody else has claimed it
	 */
	boolean ended(PartitionClaim claim, @Nullable String reason) {
		return end(claim, "ENDED", reason);
	}

	private boolean end(PartitionClaim claim, String state, @Nullable String reason) {
		return this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_PARTITION SET STATE = ?, REASON = ?
				WHERE STEP_EXECUTION_ID = ? AND OWNER_ID = ? AND CLAIM = ?""")
			.param(state)
			.param(reason)
			.param(claim.stepExecution())
			.param(claim.owner())
			.param(claim.number())
			.update() == 1;
	}

	/** Whether each partition of an execution has ended. */
	boolean allEnded(long jobExecution) {
		return this.jdbc
			.sql("SELECT COUNT(*) FROM ORDER_ARCHIVER_PARTITION WHERE JOB_EXECUTION_ID = ? AND STATE <> 'ENDED'")
			.params(jobExecution)
			.query(Integer.class)
			.single() == 0;
	}

	/** Why partitions have failed elsewhere. */
	List<Failure> failures(long jobExecution) {
		return this.jdbc.sql("""
				SELECT STEP_EXECUTION_ID, HOST, REASON FROM ORDER_ARCHIVER_PARTITION
				WHERE JOB_EXECUTION_ID = ? AND REASON IS NOT NULL ORDER BY STEP_EXECUTION_ID""")
			.params(jobExecution)
			.query((row, n) -> new Failure(row.getLong("STEP_EXECUTION_ID"), row.getString("HOST"),
					row.getString("REASON")))
			.list();
	}

	/** Asks all who work on a run to end with their page. */
	void requestStop(long jobExecution) {
		this.jdbc.sql("UPDATE ORDER_ARCHIVER_PARTITION SET STOP_REQUESTED = TRUE WHERE JOB_EXECUTION_ID = ?")
			.params(jobExecution)
			.update();
	}

	/**
	 * Why a partition has failed.
	 */
	record Failure(long stepExecution, String host, String reason) {
	}

}
