package io.orderarchiver.run.outcome;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a watch ended.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitStatus how the command ends
 * @param total what the run did over all its executions
 * @param thisExecution what this execution did
 * @param resumed whether it went on where a former execution ended
 * @param position up to where the stream was read, by the cluster's clock
 * @param reason why it failed, or null
 */
public record WatchReport(String job, long run, long execution, String target, String status, ExitStatus exitStatus,
		Counts total, Counts thisExecution, boolean resumed, Optional<Instant> position,
		@Nullable String reason) implements RunOutcome {
}
