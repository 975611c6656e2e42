package io.orderarchiver.command.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.history.RecordedRun;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --output json} prints of a recorded run, in this order.
 *
 * @param run its number
 * @param job the job's name
 * @param target what it worked on, name and hash
 * @param parameters those of its job besides
 * @param status running, stopping, died, failed, stopped, completed or abandoned
 * @param resumable whether its command resumes it
 * @param startedAt when it started
 * @param endedAt when it ended; null while it is alive, or if it was killed
 * @param durationSeconds how long it took, over all executions
 * @param executions how many there are
 * @param read delivered orders that came in; this and the next are null where orders are
 * not counted
 * @param archived newly archived, or in a dry run those that would be
 * @param rejects rejected for the first time
 * @param knownRejects rejected before for the same reason
 * @param exitCode what its last process ended with; null if it is alive, or was killed
 * @param host where that process is, or was; this and the next are null if not noted
 * @param pid its number there
 */
record RunResult(long run, String job, String target, Map<String, String> parameters, String status, boolean resumable,
		String startedAt, @Nullable String endedAt, double durationSeconds, int executions, @Nullable Long read,
		@Nullable Long archived, @Nullable Long rejects, @Nullable Long knownRejects, @Nullable Integer exitCode,
		@Nullable String host, @Nullable Long pid) {

	static RunResult of(RecordedRun run, Instant now) {
		Tally counts = run.counts();
		return new RunResult(run.number(), run.job(), run.target(), run.parameters(), run.state().toString(),
				run.isResumable(), millis(run.startedAt()),
				(run.last().endedAt() != null) ? millis(run.endedAt()) : null, run.seconds(now),
				run.executions().size(), (counts != null) ? counts.read() : null,
				(counts != null) ? counts.archived() : null, (counts != null) ? counts.newRejects() : null,
				(counts != null) ? counts.knownRejects() : null, run.exitCode(), run.last().host(), run.last().pid());
	}

	static String millis(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).toString();
	}

}
