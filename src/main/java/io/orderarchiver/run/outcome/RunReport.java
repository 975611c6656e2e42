package io.orderarchiver.run.outcome;

import java.util.OptionalLong;

import io.orderarchiver.archive.keys.Window;
import org.jspecify.annotations.Nullable;

/**
 * How an archive run ended.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitStatus how the command ends
 * @param total what the run did over all its executions
 * @param thisExecution what this execution did
 * @param dryRun whether it only counted
 * @param window the order dates it selected
 * @param undated delivered orders without a usable date, outside the window; counted only
 * where there is one
 * @param resumed whether it went on where a former execution ended
 * @param reason why it failed or stopped, or null
 */
public record RunReport(String job, long run, long execution, String target, String status, ExitStatus exitStatus,
		Counts total, Counts thisExecution, boolean dryRun, Window window, OptionalLong undated, boolean resumed,
		@Nullable String reason) implements RunOutcome {
}
