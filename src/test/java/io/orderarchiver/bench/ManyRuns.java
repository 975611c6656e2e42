package io.orderarchiver.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.verify.VerifyJobConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A job repository as ten years of a busy site leave it: most runs are complete, some
 * failed and were resumed, or took their place, and few never came to their end.
 */
final class ManyRuns {

	static final int RUNS = 100_000;

	static final String BUSY_TARGET = "Ubereats on replica set rs0 #0123456789abcdef";

	static final String QUIET_TARGET = "Ubereats on replica set rs1 #fedcba9876543210";

	static final int OLDEST_FAILED = 50;

	private static final int AT_ONCE = 5_000;

	private static final LocalDateTime FIRST = LocalDateTime.of(2015, 1, 1, 0, 0);

	private static final Map<String, String> INSERTS = new LinkedHashMap<>();

	static {
		INSERTS.put("BATCH_JOB_INSTANCE", "(JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY) VALUES (?, 0, ?, ?)");
		INSERTS.put("BATCH_JOB_EXECUTION", """
				(JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE,
					EXIT_MESSAGE, LAST_UPDATED) VALUES (?, 2, ?, ?, ?, ?, ?, 'COMPLETED', '', ?)""");
		INSERTS.put("BATCH_JOB_EXECUTION_PARAMS", """
				(JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING)
				VALUES (?, ?, 'java.lang.String', ?, 'Y')""");
		INSERTS.put("BATCH_JOB_EXECUTION_CONTEXT", "(JOB_EXECUTION_ID, SHORT_CONTEXT) VALUES (?, ?)");
		INSERTS.put("BATCH_STEP_EXECUTION", """
				(STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, CREATE_TIME, START_TIME, END_TIME, STATUS,
					COMMIT_COUNT, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED)
				VALUES (?, 2, ?, ?, ?, ?, ?, ?, 7, 'COMPLETED', '', ?)""");
		INSERTS.put("BATCH_STEP_EXECUTION_CONTEXT", "(STEP_EXECUTION_ID, SHORT_CONTEXT) VALUES (?, ?)");
		INSERTS.put("ORDER_ARCHIVER_EXECUTION", """
				(JOB_EXECUTION_ID, HOST, PID, PROCESS_STARTED_AT, COMMAND, EXIT_CODE)
				VALUES (?, 'archiver', ?, 0, '["archive"]', 0)""");
	}

	private final DataSource dataSource;

	private final JobRepositoryLocation location;

	private final Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();

	private final String context = context();

	private long execution;

	ManyRuns(DataSource dataSource, JobRepositoryLocation location) {
		this.dataSource = dataSource;
		this.location = location;
	}

	void insert() {
		new JobRepositorySchema(this.dataSource, this.location).create();
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(this.dataSource));
		for (int run = 1; run <= RUNS; run++) {
			add(run);
			if (run % AT_ONCE == 0) {
				transaction.executeWithoutResult((status) -> INSERTS.forEach((table, insert) -> jdbc
					.batchUpdate("INSERT INTO " + table + " " + insert, this.rows.getOrDefault(table, List.of()))));
				this.rows.clear();
			}
		}
	}

	private void add(int run) {
		String job = job(run);
		row("BATCH_JOB_INSTANCE", run, job, "%032d".formatted(run));
		if (run % 10 == 0) {
			execution(run, job, "FAILED");
		}
		execution(run, job, status(run));
	}

	private static String job(int run) {
		return switch (run % 5) {
			case 1 -> VerifyJobConfiguration.JOB_NAME;
			case 2 -> RetryJobConfiguration.JOB_NAME;
			default -> ArchiveJobConfiguration.JOB_NAME;
		};
	}

	private static String status(int run) {
		if (run == RUNS || run % 20_000 == 8) {
			return "STARTED";
		}
		return (run % 1_000 == 3) ? "ABANDONED"
				: (run % 100 == 5) ? "STOPPED" : (run % 50 == 0) ? "FAILED" : "COMPLETED";
	}

	private void execution(int run, String job, String status) {
		this.execution++;
		LocalDateTime start = FIRST.plusHours(run);
		@Nullable LocalDateTime end = status.equals("STARTED") ? null : start.plusMinutes(20);
		row("BATCH_JOB_EXECUTION", this.execution, run, start, start, end, status, start.plusMinutes(20));
		parameter("run", Integer.toString(run));
		parameter("target", (run % 20 == 19) ? QUIET_TARGET : BUSY_TARGET);
		parameter("dry-run", "false");
		if (run % 2 == 0) {
			parameter("date-from", start.toLocalDate().toString());
			parameter("date-to", start.toLocalDate().plusDays(1).toString());
		}
		row("BATCH_JOB_EXECUTION_CONTEXT", this.execution, this.context);
		row("BATCH_STEP_EXECUTION", this.execution, step(job), this.execution, start, start, end, status,
				start.plusMinutes(20));
		row("BATCH_STEP_EXECUTION_CONTEXT", this.execution, this.context);
		row("ORDER_ARCHIVER_EXECUTION", this.execution, run);
	}

	private static String step(String job) {
		return job.equals(RetryJobConfiguration.JOB_NAME) ? RetryJobConfiguration.RETRY_STEP
				: ArchiveJobConfiguration.SWEEP_STEP;
	}

	private void parameter(String name, String value) {
		row("BATCH_JOB_EXECUTION_PARAMS", this.execution, name, value);
	}

	private void row(String table, @Nullable Object... values) {
		this.rows.computeIfAbsent(table, (name) -> new ArrayList<>()).add(values);
	}

	private static String context() {
		ExecutionContext context = new ExecutionContext();
		new RunCounts(context, 1).update(context);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			new JacksonExecutionContextStringSerializer().serialize(context.toMap(), out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toString(StandardCharsets.UTF_8);
	}

}
