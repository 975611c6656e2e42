package io.orderarchiver.run.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.orderarchiver.run.history.step.RecordedStep;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.pace.PaceRows;
import io.orderarchiver.run.pace.RecordedPace;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.record.RunRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables of the job repository hold of runs. */
final class RunQueries {

	private static final int MOST_AT_ONCE = 10_000;

	/** The version of the tables from which on there are notes. */
	private static final int NOTES_SINCE = 2;

	/** The version of the tables from which on runs record what they do. */
	private static final int RECORDS_SINCE = 5;

	private static final String EXECUTIONS = """
			SELECT e.JOB_EXECUTION_ID, e.JOB_INSTANCE_ID, i.JOB_NAME, e.STATUS, e.CREATE_TIME, e.START_TIME,
				e.END_TIME, e.LAST_UPDATED, r.PARAMETER_VALUE AS RUN_NUMBER, t.PARAMETER_VALUE AS RUN_TARGET
			FROM BATCH_JOB_EXECUTION e
			JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
			JOIN BATCH_JOB_EXECUTION_PARAMS r
				ON r.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND r.PARAMETER_NAME = 'run'
			JOIN BATCH_JOB_EXECUTION_PARAMS t
				ON t.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND t.PARAMETER_NAME = 'target'
			WHERE %s
			ORDER BY e.JOB_EXECUTION_ID DESC""";

	private final JdbcClient jdbc;

	private final Version version;

	RunQueries(JdbcClient jdbc, Version version) {
		this.jdbc = jdbc;
		this.version = version;
	}

	/** Of the tables. */
	enum Version {

		/** Without notes, and without wishes from other processes. */
		FIRST,

		/** Without what runs record of themselves. */
		WITH_NOTES,

		/** Without the paces of runs. */
		WITH_RECORDS,

		CURRENT;

		static Version of(Collection<Integer> versions) {
			if (versions.contains(PaceRows.SINCE_VERSION)) {
				return CURRENT;
			}
			if (versions.contains(RECORDS_SINCE)) {
				return WITH_RECORDS;
			}
			return versions.contains(NOTES_SINCE) ? WITH_NOTES : FIRST;
		}

		boolean hasNotes() {
			return this != FIRST;
		}

		boolean hasRecords() {
			return this == WITH_RECORDS || this == CURRENT;
		}

	}

	/** Paces by the number of the run. */
	Map<Long, RecordedPace> paces(Collection<Long> runs) {
		Map<Long, RecordedPace> paces = new HashMap<>();
		if (this.version == Version.CURRENT) {
			PaceRows rows = new PaceRows(this.jdbc);
			runs.forEach((run) -> rows.find(run).ifPresent((pace) -> paces.put(run, pace)));
		}
		return paces;
	}

	/** What the run of an execution has recorded of itself. */
	RunRecord record(long execution) {
		return this.version.hasRecords() ? instance(execution).map(new RunRecords(this.jdbc)::of).orElse(RunRecord.NONE)
				: RunRecord.NONE;
	}

	/** The instance whose execution it is. */
	Optional<Long> instance(long execution) {
		return this.jdbc.sql("SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?")
			.param(execution)
			.query(Long.class)
			.optional();
	}

	/** Executions of some jobs, newest first. */
	List<Execution> executions(Collection<String> jobs) {
		return this.jdbc.sql(EXECUTIONS.formatted("i.JOB_NAME IN (:jobs)"))
			.param("jobs", jobs)
			.query((row, n) -> execution(row))
			.list();
	}

	/** Executions of some runs; of each run, newest first. */
	List<Execution> executionsOf(Collection<Long> instances) {
		List<Execution> executions = new ArrayList<>();
		each(instances, EXECUTIONS.formatted("e.JOB_INSTANCE_ID IN (:ids)"), (row, n) -> execution(row),
				(id, execution) -> executions.add(execution));
		return executions;
	}

	private static Execution execution(ResultSet row) throws SQLException {
		Instant created = Objects.requireNonNull(instant(row, "CREATE_TIME"));
		Instant started = instant(row, "START_TIME");
		Instant updated = instant(row, "LAST_UPDATED");
		return new Execution(row.getLong("JOB_EXECUTION_ID"), row.getLong("JOB_INSTANCE_ID"), row.getString("JOB_NAME"),
				row.getLong("RUN_NUMBER"), row.getString("RUN_TARGET"), row.getString("STATUS"),
				(started != null) ? started : created, instant(row, "END_TIME"), (updated != null) ? updated : created);
	}

	/** The job of another program, with a run of that number, in the same tables. */
	Optional<String> foreignJob(long run, Collection<String> jobs) {
		return this.jdbc.sql("""
				SELECT DISTINCT i.JOB_NAME
				FROM BATCH_JOB_EXECUTION e
				JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
				JOIN BATCH_JOB_EXECUTION_PARAMS r ON r.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
				WHERE r.PARAMETER_NAME = 'run' AND r.PARAMETER_VALUE = :run AND i.JOB_NAME NOT IN (:jobs)
				ORDER BY i.JOB_NAME
				FETCH FIRST 1 ROWS ONLY""")
			.param("run", Long.toString(run))
			.param("jobs", jobs)
			.query(String.class)
			.optional();
	}

	/** Parameters by execution, those apart that every run has. */
	Map<Long, Map<String, String>> parameters(Collection<Long> executions) {
		Map<Long, Map<String, String>> parameters = new HashMap<>();
		each(executions, """
				SELECT JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS
				WHERE PARAMETER_NAME NOT IN ('run', 'target') AND JOB_EXECUTION_ID IN (:ids)""",
				(row, n) -> new Parameter(row.getString("PARAMETER_NAME"), row.getString("PARAMETER_VALUE")),
				(id, parameter) -> parameters.computeIfAbsent(id, (execution) -> new TreeMap<>())
					.put(parameter.name(), parameter.value()));
		return parameters;
	}

	/** What was noted, by execution. */
	Map<Long, Note> notes(Collection<Long> executions) {
		Map<Long, Note> notes = new HashMap<>();
		if (this.version.hasNotes()) {
			each(executions, """
					SELECT JOB_EXECUTION_ID, HOST, PID, PROCESS_STARTED_AT, COMMAND, EXIT_CODE, REASON, CAUSES
					FROM ORDER_ARCHIVER_EXECUTION WHERE JOB_EXECUTION_ID IN (:ids)""", (row, n) -> note(row),
					notes::put);
		}
		return notes;
	}

	private static Note note(ResultSet row) throws SQLException {
		return new Note(row.getString("HOST"), row.getLong("PID"), row.getLong("PROCESS_STARTED_AT"),
				ExecutionJournal.read(row.getString("COMMAND")), row.getObject("EXIT_CODE", Integer.class),
				row.getString("REASON"), row.getString("CAUSES"));
	}

	/** Those that were killed, and have been recovered since. */
	Set<Long> recovered(Collection<Long> executions) {
		Set<Long> recovered = new HashSet<>();
		each(executions, """
				SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION
				WHERE EXIT_MESSAGE LIKE '%%%s%%' AND JOB_EXECUTION_ID IN (:ids)"""
			.formatted(RunRecovery.WITHOUT_A_WORD), (row, n) -> true, (id, found) -> recovered.add(id));
		return recovered;
	}

	/**
	 * Where those partitions are worked on, or were last, that were handed out; by step.
	 */
	Map<Long, String> hosts(Collection<Long> executions) {
		Map<Long, String> hosts = new HashMap<>();
		if (this.version.hasRecords()) {
			each(executions, """
					SELECT JOB_EXECUTION_ID, STEP_EXECUTION_ID, HOST FROM ORDER_ARCHIVER_PARTITION
					WHERE HOST IS NOT NULL AND JOB_EXECUTION_ID IN (:ids)""",
					(row, n) -> Map.entry(row.getLong("STEP_EXECUTION_ID"), row.getString("HOST")),
					(id, claimed) -> hosts.put(claimed.getKey(), claimed.getValue()));
		}
		return hosts;
	}

	/** Steps by execution, in their order. */
	Map<Long, List<Step>> steps(Collection<Long> executions) {
		Map<Long, List<Step>> steps = new HashMap<>();
		each(executions, """
				SELECT JOB_EXECUTION_ID, STEP_EXECUTION_ID, STEP_NAME, STATUS, START_TIME, END_TIME, LAST_UPDATED,
					COMMIT_COUNT
				FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (:ids) ORDER BY STEP_EXECUTION_ID""",
				(row, n) -> new Step(new RecordedStep(row.getLong("STEP_EXECUTION_ID"), row.getString("STEP_NAME"),
						row.getString("STATUS"), instant(row, "START_TIME"), instant(row, "END_TIME"),
						row.getLong("COMMIT_COUNT")), instant(row, "LAST_UPDATED")),
				(id, step) -> steps.computeIfAbsent(id, (execution) -> new ArrayList<>()).add(step));
		return steps;
	}

	/** The contexts of steps, by the number of the step's execution. */
	Map<Long, ExecutionContext> contexts(Collection<Long> stepExecutions) {
		Map<Long, ExecutionContext> contexts = new HashMap<>();
		each(stepExecutions, """
				SELECT STEP_EXECUTION_ID, SHORT_CONTEXT, SERIALIZED_CONTEXT FROM BATCH_STEP_EXECUTION_CONTEXT
				WHERE STEP_EXECUTION_ID IN (:ids)""", (row, n) -> context(row), contexts::put);
		return contexts;
	}

	/** The contexts of jobs, by the number of the execution. */
	Map<Long, ExecutionContext> jobContexts(Collection<Long> executions) {
		Map<Long, ExecutionContext> contexts = new HashMap<>();
		each(executions, """
				SELECT JOB_EXECUTION_ID, SHORT_CONTEXT, SERIALIZED_CONTEXT FROM BATCH_JOB_EXECUTION_CONTEXT
				WHERE JOB_EXECUTION_ID IN (:ids)""", (row, n) -> context(row), contexts::put);
		return contexts;
	}

	private static ExecutionContext context(ResultSet row) throws SQLException {
		String whole = row.getString("SERIALIZED_CONTEXT");
		return StepContexts.context((whole != null) ? whole : row.getString("SHORT_CONTEXT"));
	}

	/** The id is the first column. */
	private <T> void each(Collection<Long> ids, String statement, RowMapper<T> mapper, BiConsumer<Long, T> consumer) {
		List<Long> all = List.copyOf(ids);
		for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
			List<Long> some = all.subList(from, Math.min(from + MOST_AT_ONCE, all.size()));
			this.jdbc.sql(statement)
				.param("ids", some)
				.query((row, n) -> Map.entry(row.getLong(1), mapper.mapRow(row, n)))
				.list()
				.forEach((entry) -> consumer.accept(entry.getKey(), entry.getValue()));
		}
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.atZone(ZoneId.systemDefault()).toInstant() : null;
	}

	/** Executions by run, the newest run first, and of each run the newest execution. */
	static Map<Long, List<Execution>> byRun(List<Execution> newestFirst) {
		Map<Long, List<Execution>> runs = new TreeMap<>((a, b) -> Long.compare(b, a));
		newestFirst
			.forEach((execution) -> runs.computeIfAbsent(execution.run(), (run) -> new ArrayList<>()).add(execution));
		return new LinkedHashMap<>(runs);
	}

	/**
	 * An execution.
	 */
	record Execution(long id, long instance, String job, long run, String target, String status, Instant startedAt,
			@Nullable Instant endedAt, Instant updatedAt) {
	}

	/**
	 * What was noted of an execution.
	 */
	record Note(String host, long pid, long processStartedAt, List<String> command, @Nullable Integer exitCode,
			@Nullable String reason, @Nullable String causes) {

		boolean isOf(RunOwner owner) {
			return owner.host().equals(this.host) && owner.pid() == this.pid
					&& owner.processStartedAt() == this.processStartedAt;
		}

	}

	/**
	 * A step, and when it last wrote to the job repository.
	 */
	record Step(RecordedStep recorded, @Nullable Instant updatedAt) {
	}

	private record Parameter(String name, String value) {
	}

}
