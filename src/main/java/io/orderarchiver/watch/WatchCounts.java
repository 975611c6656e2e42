package io.orderarchiver.watch;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.archive.Tally;

import org.springframework.batch.core.step.StepExecution;

/** Reads off executions what a watch counted, and where it came to. */
public final class WatchCounts {

	private WatchCounts() {
	}

	/**
	 * The counts of a run up to an execution.
	 * @param step the watch step's newest execution
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(StepExecution step) {
		return SavedBooks.ofRun(step.getExecutionContext());
	}

	/**
	 * The counts of an execution alone.
	 * @param step an execution of the watch step
	 * @return what it did itself
	 */
	public static Tally ofExecution(StepExecution step) {
		return SavedBooks.ofExecution(step.getExecutionContext());
	}

	/**
	 * Where the watch goes on.
	 * @param step the watch step's newest execution
	 * @return the cluster's time of the saved position, if one was saved
	 */
	public static Optional<Instant> position(StepExecution step) {
		return SavedPosition.in(step.getExecutionContext())
			.map((position) -> WatchCourse.instant(position.clusterTime()));
	}

}
