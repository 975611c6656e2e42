package io.orderarchiver.run.history;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.step.StepFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes of each execution what the engine does not: which process it is, by which command
 * it came, and how that ended. It is for people to read: no run fails for want of a note.
 */
public final class ExecutionJournal {

	private static final Logger logger = LoggerFactory.getLogger(ExecutionJournal.class);

	private static final int LONGEST_COMMAND = 4000;

	private static final int LONGEST_REASON = 2000;

	private static final int LONGEST_CAUSES = 1000;

	private final JdbcClient jdbc;

	/**
	 * Creates the journal.
	 * @param jdbc the job repository, whose tables are there
	 */
	public ExecutionJournal(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes who runs an execution. A failure to do so is logged, not thrown.
	 * @param execution the execution's number
	 * @param owner the process
	 * @param command the words that start the run again; empty if they are unknown
	 */
	public void begun(long execution, RunOwner owner, List<String> command) {
		note(execution,
				() -> this.jdbc.sql("""
						INSERT INTO ORDER_ARCHIVER_EXECUTION (JOB_EXECUTION_ID, HOST, PID, PROCESS_STARTED_AT, COMMAND)
						VALUES (?, ?, ?, ?, ?)""")
					.param(execution)
					.param(owner.host())
					.param(owner.pid())
					.param(owner.processStartedAt())
					.param(written(command))
					.update());
	}

	/**
	 * Notes how an execution ended. A failure to do so is logged, not thrown.
	 * @param execution the execution
	 * @param exitStatus how the command ends
	 * @param reason why it failed, without secrets, or null
	 */
	public void ended(JobExecution execution, ExitStatus exitStatus, @Nullable String reason) {
		note(execution.getId(), () -> this.jdbc.sql("""
				UPDATE ORDER_ARCHIVER_EXECUTION SET EXIT_CODE = ?, REASON = ?, CAUSES = ?
				WHERE JOB_EXECUTION_ID = ?""")
			.param(exitStatus.code())
			.param(shortened(reason, LONGEST_REASON))
			.param((execution.getStatus() == BatchStatus.FAILED) ? shortened(causes(execution), LONGEST_CAUSES) : null)
			.param(execution.getId())
			.update());
	}

	/**
	 * The kinds of errors, the outermost first. Their messages may hold data of orders.
	 */
	private static @Nullable String causes(JobExecution execution) {
		List<String> causes = new ArrayList<>();
		for (Throwable failure : StepFailures.of(execution).stream().limit(1).toList()) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (!cause.getClass().getName().startsWith("org.springframework.batch.")) {
					causes.add(cause.getClass().getSimpleName());
				}
			}
		}
		return causes.isEmpty() ? null : String.join(" ", causes);
	}

	private static void note(long execution, Runnable note) {
		try {
			note.run();
		}
		catch (DataAccessException ex) {
			logger.warn("Process and exit code of execution {} could not be noted in the job repository ({}).",
					execution, ex.getClass().getSimpleName());
		}
	}

	private static @Nullable String written(List<String> command) {
		String json = JsonMapper.shared().writeValueAsString(command);
		return (command.isEmpty() || json.length() > LONGEST_COMMAND) ? null : json;
	}

	static List<String> read(@Nullable String command) {
		return (command != null) ? List.of(JsonMapper.shared().readValue(command, String[].class)) : List.of();
	}

	private static @Nullable String shortened(@Nullable String text, int length) {
		return (text != null && text.length() > length) ? text.substring(0, length) : text;
	}

}
