package io.orderarchiver.watch;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.watch.position.SavedPosition;
import io.orderarchiver.watch.state.WatchState;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

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
		return ofRun(step.getExecutionContext());
	}

	/**
	 * The counts of a run up to an execution.
	 * @param context the context of the watch step's newest execution
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(ExecutionContext context) {
		return SavedBooks.ofRun(context);
	}

	/**
	 * The counts of an execution alone.
	 * @param step an execution of the watch step
	 * @return what it did itself
	 */
	public static Tally ofExecution(StepExecution step) {
		return ofExecution(step.getExecutionContext());
	}

	/**
	 * The counts of an execution alone.
	 * @param context the context of an execution of the watch step
	 * @return what it did itself
	 */
	public static Tally ofExecution(ExecutionContext context) {
		return SavedBooks.ofExecution(context);
	}

	/**
	 * Where the watch goes on.
	 * @param step the watch step's newest execution
	 * @return the cluster's time of the saved position, if one was saved
	 */
	public static Optional<Instant> position(StepExecution step) {
		return position(step.getExecutionContext());
	}

	/**
	 * Where the watch goes on.
	 * @param context the context of the watch step's newest execution
	 * @return the cluster's time of the saved position, if one was saved
	 */
	public static Optional<Instant> position(ExecutionContext context) {
		return SavedPosition.in(context).map((position) -> WatchCourse.instant(position.clusterTime()));
	}

	/**
	 * What the watch goes on with.
	 * @param context the context of the watch step's newest execution
	 * @return catching up or streaming, if a position was saved
	 */
	public static Optional<WatchState> phase(ExecutionContext context) {
		return SavedPosition.in(context).map((position) -> switch (position.phase()) {
			case CATCH_UP -> WatchState.CATCHING_UP;
			case STREAM -> WatchState.STREAMING;
		});
	}

}
