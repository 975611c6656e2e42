package io.orderarchiver.run.outcome;

import java.time.Instant;

import io.orderarchiver.complete.CompleteOptions;
import io.orderarchiver.complete.CompletionTally;
import org.jspecify.annotations.Nullable;

/**
 * How a completion ended.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitStatus how the command ends
 * @param tally what it did, over all its executions
 * @param options what it was to do
 * @param resumed whether it went on where a former execution ended
 * @param startedAt when the run started
 * @param durationSeconds how long the job took, over all executions
 * @param endedAt when its last execution ended
 * @param reason why it failed or stopped, or null
 */
public record CompleteReport(String job, long run, long execution, String target, String status, ExitStatus exitStatus,
		CompletionTally tally, CompleteOptions options, boolean resumed, Instant startedAt, double durationSeconds,
		Instant endedAt, @Nullable String reason) implements RunOutcome {
}
