package io.orderarchiver.command.console;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.management.WatchMonitor;
import io.orderarchiver.report.Shown;
import io.orderarchiver.report.Verdict;
import io.orderarchiver.report.Verdict.Grade;
import io.orderarchiver.report.WatchOverview;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.record.WatchSign;
import io.orderarchiver.watch.WatchJobConfiguration;

/**
 * A watch as a template reads it.
 *
 * @param line the run
 * @param state what it is doing, in a word
 * @param verdict whether it gets on
 * @param lag how old the newest event was when its order was stored
 * @param position up to where the saved position has read
 * @param hour a picture of the last hour
 */
record WatchView(RunLine line, String state, Verdict verdict, String lag, String position, String hour) {

	private static final String UNKNOWN = "unknown";

	/** The newest watch, if there ever was one. */
	static Optional<WatchView> of(RecordedRuns recorded, Instant now) {
		return recorded
			.list(Set.of(WatchJobConfiguration.JOB_NAME), EnumSet.allOf(RunState.class), 1, OptionalLong.empty())
			.stream()
			.findFirst()
			.map((run) -> of(run, recorded.record(run), now));
	}

	private static WatchView of(RecordedRun run, RunRecord record, Instant now) {
		Optional<WatchSign> sign = record.watch().filter((last) -> run.state().isAlive());
		return new WatchView(RunLine.of(run, now),
				sign.map((last) -> last.state().name()).orElse(run.state().toString()),
				sign.map((last) -> verdict(last, now)).orElseGet(() -> Verdict.of(run)),
				sign.map((last) -> Shown.duration(last.lagMillis() / 1000.0)).orElse(UNKNOWN),
				run.checkpoint().map((checkpoint) -> Shown.time(checkpoint.at())).orElse("none was saved yet"),
				new WatchOverview().hour(record.minutes(), run.last().startedAt(), now));
	}

	/** What was true when it was last seen need not be any longer. */
	private static Verdict verdict(WatchSign last, Instant now) {
		Instant seen = Instant.ofEpochSecond(last.seen());
		if (Duration.between(seen, now).compareTo(WatchMonitor.PATIENCE) > 0) {
			return new Verdict(Grade.BAD,
					"It was %s when it was last seen, %s UTC: its process hangs, or has lost the job repository."
						.formatted(last.state(), Shown.time(seen)));
		}
		return Verdict.of(last.state(), Instant.ofEpochSecond(last.since()), now);
	}

}
