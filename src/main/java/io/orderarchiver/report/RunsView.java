package io.orderarchiver.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.report.Columns.Column;
import io.orderarchiver.report.Columns.Label;
import io.orderarchiver.report.Columns.Numbers;
import io.orderarchiver.report.Parts.Part;
import io.orderarchiver.report.Verdict.Grade;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.record.RunRecord;

/**
 * Several runs as the template of their report reads them, in the order of their start.
 */
final class RunsView {

	private final List<ReportedRun> runs;

	private final List<RunView> views;

	private final Instant now;

	RunsView(List<ReportedRun> runs, Instant now) {
		this.runs = runs;
		this.views = runs.stream().map((run) -> new RunView(run, now)).toList();
		this.now = now;
	}

	String title() {
		return "%d runs, from %s to %s".formatted(this.runs.size(), day(run(0).startedAt()),
				day(run(this.runs.size() - 1).endedAt()));
	}

	private RecordedRun run(int index) {
		return this.runs.get(index).run();
	}

	private static String day(Instant instant) {
		return Shown.time(instant).substring(0, "yyyy-MM-dd".length());
	}

	Verdict verdict() {
		List<Verdict> verdicts = this.views.stream().map(RunView::verdict).toList();
		long bad = verdicts.stream().filter((verdict) -> verdict.grade() == Grade.BAD).count();
		long attention = verdicts.stream().filter((verdict) -> verdict.grade() == Grade.ATTENTION).count();
		String sum = "%s were archived".formatted(Shown.count(counts().archived(), "order", "orders"));
		if (bad + attention == 0) {
			return new Verdict(Grade.GOOD, "All runs went well: %s.".formatted(sum));
		}
		return new Verdict((bad > 0) ? Grade.BAD : Grade.ATTENTION,
				"Of %d runs, %d failed and %d more need attention: %s, %s could not be archived.".formatted(
						this.runs.size(), bad, attention, sum,
						Shown.count(counts().newRejects(), "new order", "new orders")));
	}

	/** Those about which there is something to do. */
	List<RunView> open() {
		return this.views.stream().filter((view) -> view.verdict().grade() != Grade.GOOD).toList();
	}

	List<RunView> views() {
		return this.views;
	}

	Parts books() {
		return new Books(counts()).parts();
	}

	List<Part> missing() {
		return new Books(counts()).missing();
	}

	private Tally counts() {
		return this.runs.stream()
			.map((run) -> run.run().counts())
			.filter(Objects::nonNull)
			.reduce(Tally.ZERO, Tally::plus);
	}

	Columns byRun() {
		double whole = this.runs.size();
		List<Column> columns = IntStream.range(0, this.runs.size())
			.mapToObj((n) -> column(n, n / whole, (n + 1) / whole))
			.toList();
		double highest = columns.stream().mapToDouble(Column::value).max().orElse(0);
		return new Columns("runs", "Archived orders by run", "Each run is a row of the table below, in this order.",
				columns, Columns.scale(highest),
				List.of(new Label("run " + run(0).number(), 0),
						new Label("run " + run(this.runs.size() - 1).number(), 1)),
				List.of(), new Numbers(List.of(), List.of()));
	}

	private Column column(int index, double from, double to) {
		Tally counts = run(index).counts();
		Tally known = (counts != null) ? counts : Tally.ZERO;
		return new Column("run %d: %s".formatted(run(index).number(), Shown.count(known.archived(), "order", "orders")),
				from, to, known.archived(), known.incomplete());
	}

	OrderTimes orderTimes() {
		RunRecord sum = this.runs.stream().map(ReportedRun::record).reduce(RunRecord.NONE, RunRecord::plus);
		return new OrderTimes(sum.days(), sum.hours());
	}

	String writtenAt() {
		return Shown.time(this.now);
	}

}
