package io.orderarchiver.command.runs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.orderarchiver.command.invocation.ReasonMeaning;
import io.orderarchiver.report.NextStep;
import io.orderarchiver.report.ReportedRejects;
import io.orderarchiver.report.ReportedRun;
import io.orderarchiver.report.RunReportPage;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.settings.Settings;

/** Makes reports of runs that the job repository knows. */
public final class RunReports {

	private static final int COMPARED = 10;

	private final Settings settings;

	private final Site site;

	private final Instant now;

	/**
	 * Creates the maker.
	 * @param settings the settings in force
	 * @param site whose runs are meant
	 * @param now until when a living run is counted
	 */
	public RunReports(Settings settings, Site site, Instant now) {
		this.settings = settings;
		this.site = site;
		this.now = now;
	}

	/**
	 * Makes a report.
	 * @param numbers of one run, or of several
	 * @return a page of HTML
	 * @throws RunRefusedException if there is no run of such a number
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository is there, but cannot be read
	 */
	public String html(List<Long> numbers) {
		try (RecordedRuns runs = RecordedRuns.open(this.settings, this.site)
			.orElseThrow(() -> RunRefusedException.unknownAmongNone(numbers.get(0)))) {
			List<ReportedRun> reported = numbers.stream()
				.distinct()
				.map(runs::find)
				.sorted(Comparator.comparing(RecordedRun::startedAt).thenComparing(RecordedRun::number))
				.map((run) -> reported(run, runs))
				.toList();
			return new RunReportPage(this.now).html(reported);
		}
	}

	/**
	 * All that a report tells of a run.
	 * @param run the run
	 * @param runs where it is recorded
	 * @return what a page is made of
	 */
	public ReportedRun reported(RecordedRun run, RecordedRuns runs) {
		RunRecord record = runs.record(run);
		RejectSteps steps = new RejectSteps(run, this.site);
		return new ReportedRun(run, RunTexts.parameters(run), record,
				new RunAdvice(run, this.site).steps()
					.stream()
					.map((step) -> new NextStep(step.purpose(), step.command()))
					.toList(),
				record.rejects()
					.stream()
					.map((rejected) -> new ReportedRejects(rejected, ReasonMeaning.of(rejected.reason().name()),
							steps.about(rejected)))
					.toList(),
				runs.completeBefore(run, COMPARED));
	}

}
