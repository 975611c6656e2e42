package io.orderarchiver.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.report.RunView.Fact;

/** A watch as the template of its overview reads it. */
final class WatchView {

	private final WatchFigures figures;

	WatchView(WatchFigures figures) {
		this.figures = figures;
	}

	String title() {
		return "The watch is " + state();
	}

	/** In the words of the log and of the health. */
	String state() {
		return this.figures.state().name();
	}

	Verdict verdict() {
		return Verdict.of(this.figures.state(), this.figures.since(), this.figures.now());
	}

	private static String span(Duration duration) {
		return Shown.duration(duration.toMillis() / 1000.0);
	}

	/** Where it is in the stream. */
	List<Fact> stream() {
		WatchFigures.Stream stream = this.figures.stream();
		return List.of(new Fact("Lag", span(stream.lag())),
				new Fact("Age of the saved position", orUnknown(stream.positionAge())),
				new Fact("MongoDB's log reaches back", orUnknown(stream.oplogWindow())),
				new Fact("Losses of the stream", Shown.number(stream.losses())),
				new Fact("Retries", Shown.number(stream.retries())));
	}

	private static String orUnknown(Optional<Duration> duration) {
		return duration.map(WatchView::span).orElse("unknown");
	}

	String startedAt() {
		return Shown.time(this.figures.start());
	}

	/** What became of the orders that it read. */
	List<Fact> orders() {
		Tally tally = this.figures.tally();
		return List.of(new Fact("Read", Shown.number(tally.read())),
				new Fact("Archived", Shown.number(tally.archived())),
				new Fact("Of these, incomplete", Shown.number(tally.incomplete())),
				new Fact("Archived before", Shown.number(tally.duplicates())),
				new Fact("No longer delivered", Shown.number(tally.gone())),
				new Fact("Rejected", Shown.number(tally.newRejects() + tally.knownRejects())),
				new Fact("Of these, new", Shown.number(tally.newRejects())));
	}

	/** What it says of itself. */
	List<Fact> about() {
		return new TreeMap<>(this.figures.about()).entrySet()
			.stream()
			.map((entry) -> new Fact(entry.getKey(), Shown.text(entry.getValue())))
			.toList();
	}

	Columns hour() {
		return new LastHour(this.figures.minutes(), this.figures.start(), this.figures.now()).picture();
	}

	String madeAt() {
		return Shown.time(this.figures.now());
	}

}
