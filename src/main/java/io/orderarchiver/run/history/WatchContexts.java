package io.orderarchiver.run.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.watch.WatchJobConfiguration;

import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the watch has saved with its checkpoint, read from beside it. */
public final class WatchContexts {

	private final JdbcClient jdbc;

	/**
	 * Creates the look.
	 * @param jdbc the job repository
	 */
	public WatchContexts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What the watch of a target has saved last.
	 * @param target name and hash
	 * @return the context of its step; nothing if it never ran
	 */
	public Optional<ExecutionContext> newest(String target) {
		return this.jdbc.sql("""
				SELECT c.SHORT_CONTEXT, c.SERIALIZED_CONTEXT
				FROM BATCH_STEP_EXECUTION_CONTEXT c
				JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = c.STEP_EXECUTION_ID
				JOIN BATCH_JOB_EXECUTION x ON x.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
				JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = x.JOB_INSTANCE_ID
				JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = x.JOB_EXECUTION_ID
				WHERE i.JOB_NAME = ? AND s.STEP_NAME = ?
					AND p.PARAMETER_NAME = 'target' AND p.PARAMETER_VALUE = ?
				ORDER BY s.STEP_EXECUTION_ID DESC
				FETCH FIRST 1 ROWS ONLY""")
			.params(WatchJobConfiguration.JOB_NAME, WatchJobConfiguration.WATCH_STEP, target)
			.query((row, n) -> {
				String whole = row.getString("SERIALIZED_CONTEXT");
				return (whole != null) ? whole : row.getString("SHORT_CONTEXT");
			})
			.optional()
			.map(WatchContexts::context);
	}

	private static ExecutionContext context(String text) {
		try {
			return new ExecutionContext(new JacksonExecutionContextStringSerializer()
				.deserialize(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
		}
		catch (IOException ex) {
			throw new JobRepositoryException("The position of the watch in the job repository cannot be read.");
		}
	}

}
