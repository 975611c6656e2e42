package io.orderarchiver.run.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.verify.SealState;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.watch.WatchJobConfiguration;

import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What steps have saved with their checkpoints, read from beside them. */
public final class StepContexts {

	private static final String ANY = "";

	private static final String NEWEST_FIRST = """
			SELECT c.SHORT_CONTEXT, c.SERIALIZED_CONTEXT
			FROM BATCH_STEP_EXECUTION_CONTEXT c
			JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = c.STEP_EXECUTION_ID
			JOIN BATCH_JOB_EXECUTION x ON x.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
			JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = x.JOB_INSTANCE_ID
			JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = x.JOB_EXECUTION_ID
			WHERE i.JOB_NAME = ? AND s.STEP_NAME = ?
				AND p.PARAMETER_NAME = 'target' AND (p.PARAMETER_VALUE = ? OR ? = '')
			ORDER BY s.STEP_EXECUTION_ID DESC
			""";

	private final JdbcClient jdbc;

	/**
	 * Creates the look.
	 * @param jdbc the job repository
	 */
	public StepContexts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What the watch of a target has saved last.
	 * @param target name and hash
	 * @return the context of its step; nothing if it never ran
	 */
	public Optional<ExecutionContext> ofWatch(String target) {
		return contexts(NEWEST_FIRST + "FETCH FIRST 1 ROWS ONLY", WatchJobConfiguration.JOB_NAME,
				WatchJobConfiguration.WATCH_STEP, target)
			.stream()
			.findFirst();
	}

	/**
	 * The seals that verifications of a target have written.
	 * @param target name and hash
	 * @return the newest first
	 */
	public List<WrittenSeal> seals(String target) {
		return contexts(NEWEST_FIRST, VerifyJobConfiguration.JOB_NAME, VerifyJobConfiguration.SEAL_STEP, target)
			.stream()
			.flatMap((context) -> SealState.in(context).stream())
			.toList();
	}

	/**
	 * The seals that verifications of any target have written.
	 * @return the newest first
	 */
	List<WrittenSeal> seals() {
		return seals(ANY);
	}

	/**
	 * What the steps of a run have saved last.
	 * @param jobExecution the number of one of its executions
	 * @return by the names of the steps
	 */
	public Map<String, ExecutionContext> ofRun(long jobExecution) {
		Map<String, ExecutionContext> contexts = new HashMap<>();
		this.jdbc.sql("""
				SELECT s.STEP_NAME, c.SHORT_CONTEXT, c.SERIALIZED_CONTEXT
				FROM BATCH_STEP_EXECUTION_CONTEXT c
				JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = c.STEP_EXECUTION_ID
				JOIN BATCH_JOB_EXECUTION x ON x.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
				WHERE x.JOB_INSTANCE_ID =
					(SELECT e.JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION e WHERE e.JOB_EXECUTION_ID = ?)
				ORDER BY s.STEP_EXECUTION_ID""")
			.params(jobExecution)
			.query((row, n) -> Map.entry(row.getString("STEP_NAME"), text(row)))
			.list()
			.forEach((entry) -> contexts.put(entry.getKey(), context(entry.getValue())));
		return contexts;
	}

	private static String text(ResultSet row) throws SQLException {
		String whole = row.getString("SERIALIZED_CONTEXT");
		return (whole != null) ? whole : row.getString("SHORT_CONTEXT");
	}

	private List<ExecutionContext> contexts(String statement, String job, String step, String target) {
		return this.jdbc.sql(statement)
			.params(job, step, target, target)
			.query((row, n) -> text(row))
			.list()
			.stream()
			.map(StepContexts::context)
			.toList();
	}

	/** What a column of the job repository holds. */
	static ExecutionContext context(String text) {
		try {
			return new ExecutionContext(new JacksonExecutionContextStringSerializer()
				.deserialize(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
		}
		catch (IOException ex) {
			throw new JobRepositoryException("A checkpoint in the job repository cannot be read: " + ex.getMessage());
		}
	}

}
