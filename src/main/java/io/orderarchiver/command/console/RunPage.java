package io.orderarchiver.command.console;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.runs.RunReports;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.ReportedRun;
import io.orderarchiver.report.RunReportPage;
import io.orderarchiver.report.Verdict;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.settings.Settings;

/** A run: its report, live while it runs. */
final class RunPage implements Page {

	private static final Pattern ONE = Pattern.compile("/runs/(\\d{1,18})");

	private static final Pattern ACTION = Pattern.compile("/runs/(\\d{1,18})/(stop|restart)");

	private static final int SECONDS_BETWEEN_LOOKS = 3;

	private final ConsoleFrame frame;

	private final ConsoleRuns runs;

	private final ProgramCommands commands;

	private final Settings settings;

	RunPage(ConsoleFrame frame, ConsoleRuns runs, ProgramCommands commands, Settings settings) {
		this.frame = frame;
		this.runs = runs;
		this.commands = commands;
		this.settings = settings;
	}

	/**
	 * What the template reads.
	 *
	 * @param line the run in short
	 * @param findings what a verification found
	 * @param story its report
	 * @param action what a button may do
	 */
	record View(RunLine line, List<FindingsPage.Count> findings, String story, Optional<String> action) {
	}

	@Override
	public Section section() {
		return Section.RUNS;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		Matcher one = ONE.matcher(request.path());
		return one.matches() ? Optional.of(page(Long.parseLong(one.group(1)))) : Optional.empty();
	}

	private PageResponse page(long number) {
		ReportedRun reported = this.runs.ask((recorded) -> reported(recorded, number))
			.orElseThrow(() -> RunRefusedException.unknownAmongNone(number));
		RecordedRun run = reported.run();
		View view = new View(RunLine.of(run, this.frame.now()),
				run.found().map(FindingsPage.Count::of).orElse(List.of()),
				new RunReportPage(this.frame.now()).story(reported), action(run));
		Head head = Head.of("Run %d".formatted(number), Section.RUNS);
		return this.frame.page(run.state().isAlive()
				? head.live("/runs/" + number, SECONDS_BETWEEN_LOOKS, "Run %d is going on.".formatted(number))
				: head.live("/runs/" + number, 0, Verdict.of(run).sentence()), "run", view);
	}

	private ReportedRun reported(RecordedRuns recorded, long number) {
		return new RunReports(this.settings, this.frame.site(), this.frame.now()).reported(recorded.find(number),
				recorded);
	}

	private static Optional<String> action(RecordedRun run) {
		if (run.state().isAlive()) {
			return Optional.of("stop");
		}
		return run.isRestartable() ? Optional.of("restart") : Optional.empty();
	}

	@Override
	public Optional<PageResponse> submit(PageRequest request) {
		Matcher action = ACTION.matcher(request.path());
		if (!action.matches()) {
			return Optional.empty();
		}
		List<String> words = action.group(2).equals("stop") ? List.of("runs", "stop", action.group(1), "--no-wait")
				: List.of("runs", "restart", action.group(1), "--no-progress");
		return Optional.of(CommandsPage.type(this.frame, this.commands, section(), words));
	}

}
