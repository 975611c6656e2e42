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

	private static final int MOST_WAITING = 10;

	/** Many may have been taken the place of. */
	private static final int MOST_LOOKED_AT = 200;

	private static final Duration LAST_NIGHT = Duration.ofHours(24);

	private static final Set<RunState> OPEN = EnumSet.of(RunState.RUNNING, RunState.STOPPING, RunState.DIED,
			RunState.FAILED, RunState.STOPPED);

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
	 * What the template reads.
	 *
	 * @param running what is at work
	 * @param waiting what is to be resumed or started over
	 * @param lastArchives the archives of the last day that are over, or the last one
	 * before
	 * @param watch the newest watch
	 * @param hasRuns whether there was ever a run
	 */
	record View(List<RunLine> running, List<Waiting> waiting, List<RunLine> lastArchives, Optional<WatchView> watch,
			boolean hasRuns) {

		static final View EMPTY = new View(List.of(), List.of(), List.of(), Optional.empty(), false);

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
		List<RecordedRun> open = recorded.list(all, OPEN, MOST_LOOKED_AT, OptionalLong.empty());
		return new View(lines(open.stream().filter((run) -> run.state().isAlive()).toList(), now),
				open.stream()
					.filter(RecordedRun::isRestartable)
					.limit(MOST_WAITING)
					.map((run) -> waiting(run, now))
					.toList(),
				lines(lastArchives(recorded, now), now), WatchView.of(recorded, now), true);
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

	private static List<RecordedRun> lastArchives(RecordedRuns recorded, Instant now) {
		List<RecordedRun> over = recorded
			.list(Set.of(ArchiveJobConfiguration.JOB_NAME), EnumSet.allOf(RunState.class), MOST_WAITING,
					OptionalLong.empty())
			.stream()
			.filter((run) -> !run.state().isAlive())
			.toList();
		List<RecordedRun> recent = over.stream().filter((run) -> run.endedAt().isAfter(now.minus(LAST_NIGHT))).toList();
		return recent.isEmpty() ? over.stream().limit(1).toList() : recent;
	}

}
