package io.orderarchiver.run.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.history.step.RecordedStep;
import org.jspecify.annotations.Nullable;

/**
 * One go at a run, as the job repository knows it.
 *
 * @param id its number
 * @param status Spring Batch's word for how it ended, or seems to go on
 * @param startedAt when it started
 * @param endedAt when it ended, or null
 * @param lastSignAt when it last wrote to the job repository
 * @param host where its process is, or was; null if that was not noted
 * @param pid the process's number on that host, or null
 * @param exitCode what its process ended with, or null
 * @param reason why it failed or stopped, in a sentence, or null
 * @param causes the kinds of errors that led to it, the outermost first
 * @param command the words with which it is started again; empty if they were not noted
 * @param steps its steps in their order
 * @param counts what it did itself; null where orders are not counted, or it was not
 * asked for
 */
public record RecordedExecution(long id, String status, Instant startedAt, @Nullable Instant endedAt,
		Instant lastSignAt, @Nullable String host, @Nullable Long pid, @Nullable Integer exitCode,
		@Nullable String reason, List<String> causes, List<String> command, List<RecordedStep> steps,
		@Nullable Tally counts) {

	/**
	 * The process.
	 * @return its number and host, or null
	 */
	public @Nullable String process() {
		return (this.host != null) ? "process " + this.pid + " on " + this.host : null;
	}

	/** Until now for a living one, until its last sign for a dead one. */
	double seconds(RunState state, Instant now) {
		Instant end = (this.endedAt != null) ? this.endedAt : state.isAlive() ? now : this.lastSignAt;
		return Math.max(0, Duration.between(this.startedAt, end).toMillis() / 1000.0);
	}

}
