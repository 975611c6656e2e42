package io.orderarchiver.run.history;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.step.RunReference;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the job repository knows of former runs of a job on a target. */
public final class RunHistory {

	private final JdbcClient jdbc;

	/**
	 * Creates the look at former runs.
	 * @param jdbc the job repository
	 */
	public RunHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Former runs, newest first. */
	public List<PastRun> of(String job, String target) {
		List<Row> rows = this.jdbc.sql("""
				SELECT e.JOB_EXECUTION_ID, e.STATUS, q.PARAMETER_NAME, q.PARAMETER_VALUE
				FROM BATCH_JOB_EXECUTION e
				JOIN BATCH_JOB_EXECUTION_PARAMS q ON q.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
				WHERE e.JOB_EXECUTION_ID IN (
					SELECT MAX(x.JOB_EXECUTION_ID)
					FROM BATCH_JOB_EXECUTION x
					JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = x.JOB_INSTANCE_ID
					JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = x.JOB_EXECUTION_ID
					WHERE i.JOB_NAME = ? AND p.PARAMETER_NAME = 'target' AND p.PARAMETER_VALUE = ?
					GROUP BY x.JOB_INSTANCE_ID)
				ORDER BY e.JOB_EXECUTION_ID DESC""")
			.params(job, target)
			.query((row, n) -> new Row(row.getLong("JOB_EXECUTION_ID"), BatchStatus.valueOf(row.getString("STATUS")),
					row.getString("PARAMETER_NAME"), row.getString("PARAMETER_VALUE")))
			.list();
		Map<Long, List<Row>> executions = rows.stream()
			.collect(Collectors.groupingBy(Row::execution, LinkedHashMap::new, Collectors.toList()));
		return executions.values().stream().map(RunHistory::run).toList();
	}

	/**
	 * The run that has the lease of the archive job: an archive, or a retry of rejects.
	 * @return its number and job, if it has come so far as to have one
	 */
	public Optional<String> livingArchive(String target) {
		return Stream.of(ArchiveJobConfiguration.JOB_NAME, RetryJobConfiguration.JOB_NAME)
			.flatMap((job) -> of(job, target).stream()
				.filter(PastRun::wasInterrupted)
				.map((run) -> Map.entry(run.execution(), "run %d of %s".formatted(run.number(), job))))
			.max(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue);
	}

	private static PastRun run(List<Row> rows) {
		Map<String, String> parameters = new HashMap<>();
		rows.forEach((row) -> parameters.put(row.parameter(), row.value()));
		RunIdentity identity = new RunIdentity(parameters.getOrDefault(RunIdentity.TARGET, ""),
				parameters.get(RunIdentity.DATE_FROM), parameters.get(RunIdentity.DATE_TO),
				Boolean.parseBoolean(parameters.get(RunIdentity.DRY_RUN)));
		long number = Long.parseLong(parameters.getOrDefault(RunReference.RUN_PARAMETER, "0"));
		return new PastRun(number, rows.get(0).execution(), rows.get(0).status(), identity);
	}

	/**
	 * An execution with one of its parameters.
	 */
	private record Row(long execution, BatchStatus status, String parameter, String value) {
	}

}
