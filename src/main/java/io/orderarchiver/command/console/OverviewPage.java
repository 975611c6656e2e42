package io.orderarchiver.command.console;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.runs.RunAdvice;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.NextStep;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunState;

/** What runs, what waits, and what happened last night, at a glance. */
final class OverviewPage implements Page {

	private static final int SECONDS_BETWEEN_LOOKS = 3;

	private static final int MOST_SHOWN = 10;

	/** Many may have been taken the place of. */
	private static final int MOST_LOOKED_AT = 200;

	private static final Duration LAST_NIGHT = Duration.ofHours(24);

	private static final Set<RunState> ALIVE = EnumSet.of(RunState.RUNNING, RunState.STOPPING);

	private static final Set<RunState> UNFINISHED = EnumSet.of(RunState.DIED, RunState.FAILED, RunState.STOPPED);

	private final ConsoleFrame frame;

	private final ConsoleRuns runs;

	OverviewPage(ConsoleFrame frame, ConsoleRuns runs) {
		this.frame = frame;
		this.runs = runs;
	}

	/** A run that waits for somebody. */
	record Waiting(RunLine line, List<NextStep> next) {
	}

	/**
	 * Archives that are over.
	 *
	 * @param title which ones
	 * @param lines the newest first
	 */
	record Archives(String title, List<RunLine> lines) {
	}

	/**
	 * What the template reads.
	 *
	 * @param running what is at work
	 * @param waiting what is to be resumed or started over
	 * @param moreWaiting how many more of them there are
	 * @param archives those that are over
	 * @param watch the newest watch
	 * @param hasRuns whether there was ever a run
	 */
	record View(List<RunLine> running, List<Waiting> waiting, int moreWaiting, Archives archives,
			Optional<WatchView> watch, boolean hasRuns) {

		static final View EMPTY = new View(List.of(), List.of(), 0, new Archives("The last archives", List.of()),
				Optional.empty(), false);

		String said() {
			return this.running.isEmpty() ? "Nothing runs." : "%d %s.".formatted(this.running.size(),
					(this.running.size() == 1) ? "run is at work" : "runs are at work");
		}

	}

	@Override
	public Section section() {
		return Section.OVERVIEW;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		return request.path().equals(Section.OVERVIEW.path()) ? Optional.of(page()) : Optional.empty();
	}

	private PageResponse page() {
		View view = this.runs.ask(this::view).orElse(View.EMPTY);
		return this.frame.page(
				Head.of("Overview", Section.OVERVIEW).live(Section.OVERVIEW.path(), SECONDS_BETWEEN_LOOKS, view.said()),
				"overview", view);
	}

	private View view(RecordedRuns recorded) {
		Instant now = this.frame.now();
		Set<String> all = Set.copyOf(RecordedRuns.JOBS);
		List<RecordedRun> living = recorded.list(all, ALIVE, MOST_LOOKED_AT, OptionalLong.empty());
		List<RecordedRun> waiting = recorded.list(all, UNFINISHED, MOST_LOOKED_AT, OptionalLong.empty())
			.stream()
			.filter(RecordedRun::isRestartable)
			.filter((run) -> run.superseded().isEmpty())
			.toList();
		return new View(lines(living, now), waiting.stream().limit(MOST_SHOWN).map((run) -> waiting(run, now)).toList(),
				Math.max(0, waiting.size() - MOST_SHOWN), lastArchives(recorded, now), WatchView.of(recorded, now),
				true);
	}

	private static List<RunLine> lines(List<RecordedRun> runs, Instant now) {
		return runs.stream().map((run) -> RunLine.of(run, now)).toList();
	}

	private Waiting waiting(RecordedRun run, Instant now) {
		return new Waiting(RunLine.of(run, now),
				new RunAdvice(run, this.frame.site()).steps()
					.stream()
					.map((step) -> new NextStep(step.purpose(), step.command()))
					.toList());
	}

	private static Archives lastArchives(RecordedRuns recorded, Instant now) {
		List<RecordedRun> over = recorded
			.list(Set.of(ArchiveJobConfiguration.JOB_NAME), EnumSet.allOf(RunState.class), MOST_SHOWN,
					OptionalLong.empty())
			.stream()
			.filter((run) -> !run.state().isAlive())
			.toList();
		List<RecordedRun> recent = over.stream().filter((run) -> run.endedAt().isAfter(now.minus(LAST_NIGHT))).toList();
		if (recent.isEmpty()) {
			return new Archives("The last archive", lines(over.stream().limit(1).toList(), now));
		}
		return new Archives((recent.size() < MOST_SHOWN) ? "The archives of the last 24 hours"
				: "The last %d archives".formatted(MOST_SHOWN), lines(recent, now));
	}

}
