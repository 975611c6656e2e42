package io.orderarchiver.run.history;

import java.time.Instant;
import java.util.List;

/**
 * What is forgotten of the job repository, and what not.
 *
 * @param removed runs that ended for good, long enough ago
 * @param resumable runs that ended as long ago, but may be resumed
 */
public record Pruning(List<RecordedRun> removed, List<RecordedRun> resumable) {

	static final Pruning NOTHING = new Pruning(List.of(), List.of());

	/** Whether it is meant. */
	public enum Mode {

		REMOVE,

		/** Only looks what would be removed. */
		DRY_RUN

	}

	static Pruning of(List<RecordedRun> runs, Instant before) {
		List<RecordedRun> old = runs.stream()
			.filter((run) -> !run.state().isAlive() && run.endedAt().isBefore(before))
			.toList();
		return new Pruning(old.stream().filter((run) -> !isToBeKept(run)).toList(),
				old.stream().filter(Pruning::isToBeKept).toList());
	}

	/** What died waits to be recovered, whether that resumes it or not. */
	private static boolean isToBeKept(RecordedRun run) {
		return run.isResumable() || run.state() == RunState.DIED;
	}

}
