package io.orderarchiver.run.history;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.pace.PaceRows;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes runs out of the game: gives them up, or forgets them. */
final class RunRemoval {

	private static final String EXECUTIONS = "(SELECT e.JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION e"
			+ " WHERE e.JOB_INSTANCE_ID = :instance)";

	private static final String STEPS = "(SELECT s.STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION s"
			+ " WHERE s.JOB_EXECUTION_ID IN " + EXECUTIONS + ")";

	/** In an order that no foreign key forbids. */
	private static final List<String> DELETIONS = List.of(
			"DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN " + STEPS,
			"DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM ORDER_ARCHIVER_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM ORDER_ARCHIVER_PARTITION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM ORDER_ARCHIVER_RECORD WHERE JOB_INSTANCE_ID = :instance",
			"DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = :instance",
			"DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID = :instance");

	private final JdbcClient jdbc;

	RunRemoval(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a run up, unless it has been started again meanwhile.
	 * @return whether it is given up
	 */
	boolean abandon(RecordedRun run) {
		LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
		int abandoned = this.jdbc.sql("""
				UPDATE BATCH_JOB_EXECUTION
				SET STATUS = 'ABANDONED', END_TIME = COALESCE(END_TIME, :now), LAST_UPDATED = :now,
					VERSION = VERSION + 1
				WHERE JOB_EXECUTION_ID = :execution AND STATUS = :status AND NOT EXISTS (
					SELECT 1 FROM BATCH_JOB_EXECUTION n
					WHERE n.JOB_INSTANCE_ID = BATCH_JOB_EXECUTION.JOB_INSTANCE_ID
						AND n.JOB_EXECUTION_ID > BATCH_JOB_EXECUTION.JOB_EXECUTION_ID)""")
			.param("now", now)
			.param("execution", run.last().id())
			.param("status", run.last().status())
			.update();
		if (abandoned == 1 && run.state() == RunState.DIED) {
			new PartitionRevocation(this.jdbc).revoke(run.last().id());
			endSteps(run, now);
			new LiveRuns(this.jdbc).forgetDead(run.job(), run.target(), RunOwner.thisProcess());
		}
		return abandoned == 1;
	}

	/** As a recovery would. */
	private void endSteps(RecordedRun run, LocalDateTime now) {
		this.jdbc.sql("""
				UPDATE BATCH_STEP_EXECUTION
				SET STATUS = 'FAILED', EXIT_CODE = 'FAILED', EXIT_MESSAGE = :message, END_TIME = :now,
					LAST_UPDATED = :now, VERSION = VERSION + 1
				WHERE JOB_EXECUTION_ID = :execution AND STATUS NOT IN ('COMPLETED', 'FAILED')""")
			.param("message", RunRecovery.WITHOUT_A_WORD)
			.param("now", now)
			.param("execution", run.last().id())
			.update();
	}

	void remove(RecordedRun run) {
		new PaceRows(this.jdbc).forget(run.number());
		this.jdbc.sql("SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = :execution")
			.param("execution", run.last().id())
			.query(Long.class)
			.optional()
			.ifPresent((instance) -> DELETIONS
				.forEach((deletion) -> this.jdbc.sql(deletion).param("instance", instance).update()));
	}

}
