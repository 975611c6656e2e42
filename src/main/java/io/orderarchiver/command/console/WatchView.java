package io.orderarchiver.command.console;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.report.Shown;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.watch.WatchJobConfiguration;

/**
 * A watch as a template reads it.
 *
 * @param line the run
 * @param position up to where it has read
 */
record WatchView(RunLine line, String position) {

	/** The newest watch, if there ever was one. */
	static Optional<WatchView> of(RecordedRuns recorded, Instant now) {
		return recorded
			.list(Set.of(WatchJobConfiguration.JOB_NAME), EnumSet.allOf(RunState.class), 1, OptionalLong.empty())
			.stream()
			.findFirst()
			.map((run) -> new WatchView(RunLine.of(run, now), position(run)));
	}

	private static String position(RecordedRun run) {
		return run.checkpoint().map((checkpoint) -> Shown.time(checkpoint.at())).orElse("no position was saved yet");
	}

}
