package io.orderarchiver.run.history;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes the partitions of an execution whose process is gone from all who still work on
 * them: what they save from now on is refused.
 */
public final class PartitionRevocation {

	private final JdbcClient jdbc;

	/**
	 * Creates the revocation.
	 * @param jdbc the job repository
	 */
	public PartitionRevocation(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Takes them.
	 * @param jobExecution the execution
	 */
	public void revoke(long jobExecution) {
		this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_PARTITION SET STATE = 'ENDED', CLAIM = CLAIM + 1, STOP_REQUESTED = TRUE
				WHERE JOB_EXECUTION_ID = ? AND STATE <> 'ENDED'""").params(jobExecution).update();
	}

}
