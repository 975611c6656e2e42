package io.orderarchiver.command.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunState;

/** Runs, some of them at a time, the newest first. */
final class RunsPage implements Page {

	private static final int MOST = 50;

	private final ConsoleFrame frame;

	private final ConsoleRuns runs;

	RunsPage(ConsoleFrame frame, ConsoleRuns runs) {
		this.frame = frame;
		this.runs = runs;
	}

	/**
	 * What the template reads.
	 *
	 * @param jobs all there are
	 * @param job the one that is wanted, or empty
	 * @param states all there are
	 * @param state the one that is wanted, or empty
	 * @param lines the runs
	 * @param older where older ones are, if there may be any
	 */
	record View(List<String> jobs, String job, List<String> states, String state, List<RunLine> lines,
			Optional<String> older) {
	}

	@Override
	public Section section() {
		return Section.RUNS;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		return request.path().equals(Section.RUNS.path()) ? Optional.of(page(request)) : Optional.empty();
	}

	private PageResponse page(PageRequest request) {
		String job = request.parameter("job").filter(RecordedRuns.JOBS::contains).orElse("");
		Optional<RunState> state = request.parameter("state").flatMap(RunsPage::state);
		List<RecordedRun> found = this.runs
			.ask((recorded) -> recorded.glance(job.isEmpty() ? Set.copyOf(RecordedRuns.JOBS) : Set.of(job),
					state.<Set<RunState>>map(EnumSet::of).orElse(EnumSet.allOf(RunState.class)), MOST, before(request)))
			.orElse(List.of());
		Instant now = this.frame.now();
		String wanted = state.map(RunState::toString).orElse("");
		View view = new View(RecordedRuns.JOBS, job, Arrays.stream(RunState.values()).map(RunState::toString).toList(),
				wanted, found.stream().map((run) -> RunLine.of(run, now)).toList(),
				(found.size() < MOST) ? Optional.empty() : Optional.of("/runs?job=%s&state=%s&before=%d".formatted(job,
						wanted, found.get(found.size() - 1).number())));
		return this.frame.page(Head.of("Runs", Section.RUNS), "runs", view);
	}

	private static Optional<RunState> state(String text) {
		return Arrays.stream(RunState.values()).filter((state) -> state.toString().equals(text)).findFirst();
	}

	private static OptionalLong before(PageRequest request) {
		return request.parameter("before")
			.filter((text) -> text.matches("\\d{1,18}"))
			.map((text) -> OptionalLong.of(Long.parseLong(text)))
			.orElse(OptionalLong.empty());
	}

}
