package io.orderarchiver.run;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes of each execution what the engine does not: which process it is, by which command
 * it came, and how that ended. It is for people to read: no run fails for want of a note.
 */
final class ExecutionJournal {

	private static final Logger logger = LoggerFactory.getLogger(ExecutionJournal.class);

	private static final int LONGEST_COMMAND = 4000;

	private static final int LONGEST_REASON = 2000;

	private final JdbcClient jdbc;

	ExecutionJournal(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void begun(long execution, RunOwner owner, List<String> command) {
		note(execution, () -> this.jdbc.sql("""
				INSERT INTO ORDER_ARCHIVER_EXECUTION (JOB_EXECUTION_ID, HOST, PID, PROCESS_STARTED_AT, COMMAND)
				VALUES (?, ?, ?, ?, ?)""")
			.param(execution)
			.param(owner.host())
			.param(owner.pid())
			.param(owner.processStartedAt())
			.param(written(command))
			.update());
	}

	void ended(long execution, ExitStatus exitStatus, @Nullable String reason) {
		note(execution,
				() -> this.jdbc
					.sql("UPDATE ORDER_ARCHIVER_EXECUTION SET EXIT_CODE = ?, REASON = ? WHERE JOB_EXECUTION_ID = ?")
					.param(exitStatus.code())
					.param(shortened(reason))
					.param(execution)
					.update());
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

	private static @Nullable String shortened(@Nullable String reason) {
		return (reason != null && reason.length() > LONGEST_REASON) ? reason.substring(0, LONGEST_REASON) : reason;
	}

}
