package io.orderarchiver.run.record;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records of runs in the job repository: a row for each process that works on a run,
 * so that none waits for another, and a small one for what a watch is doing, which is
 * written again and again.
 */
public final class RunRecords {

	private final JdbcClient jdbc;

	/**
	 * Creates the access to them.
	 * @param jdbc the job repository, whose tables are there
	 */
	public RunRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads what all processes have recorded of a run.
	 * @param instance the run's job instance
	 * @return the sum of it; {@link RunRecord#NONE} if nothing was recorded
	 */
	public RunRecord of(long instance) {
		List<String> records = this.jdbc
			.sql("SELECT RECORDED FROM ORDER_ARCHIVER_RECORD WHERE JOB_INSTANCE_ID = ? ORDER BY RECORDER_ID")
			.param(instance)
			.query(String.class)
			.list();
		return records.stream()
			.map((json) -> JsonMapper.shared().readValue(json, RunRecord.class))
			.reduce(RunRecord.NONE, RunRecord::plus);
	}

	void save(long instance, String recorder, RunRecord record) {
		String json = JsonMapper.shared().writeValueAsString(record);
		int updated = this.jdbc
			.sql("UPDATE ORDER_ARCHIVER_RECORD SET RECORDED = ? WHERE JOB_INSTANCE_ID = ? AND RECORDER_ID = ?")
			.param(json)
			.param(instance)
			.param(recorder)
			.update();
		if (updated == 0) {
			this.jdbc.sql("INSERT INTO ORDER_ARCHIVER_RECORD (JOB_INSTANCE_ID, RECORDER_ID, RECORDED) VALUES (?, ?, ?)")
				.param(instance)
				.param(recorder)
				.param(json)
				.update();
		}
	}

}
