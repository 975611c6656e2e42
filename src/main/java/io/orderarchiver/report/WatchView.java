package io.orderarchiver.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.report.Columns.Column;
import io.orderarchiver.report.Columns.Label;
import io.orderarchiver.report.RunView.Fact;
import io.orderarchiver.report.Verdict.Grade;
import io.orderarchiver.run.record.Minute;
import io.orderarchiver.run.record.RecentMinutes;

/** A watch as the template of its overview reads it. */
final class WatchView {

	private static final int SECONDS_OF_HOUR = 3600;

	private static final int SECONDS_OF_MINUTE = 60;

	private final WatchFigures figures;

	private final List<Minute> minutes;

	WatchView(WatchFigures figures) {
		this.figures = figures;
		this.minutes = figures.minutes().inHourBefore(figures.now());
	}

	String title() {
		return "The watch is " + state();
	}

	/** In the words of the log and of the health. */
	String state() {
		return this.figures.state().name();
	}

	Grade grade() {
		return switch (this.figures.state()) {
			case STREAMING, CATCHING_UP -> Grade.GOOD;
			case STARTING, STANDBY -> Grade.OPEN;
			case RECONNECTING -> Grade.BAD;
		};
	}

	String sentence() {
		String what = switch (this.figures.state()) {
			case STREAMING -> "It archives each order as it is delivered";
			case CATCHING_UP -> "It archives what was delivered before it had a stream";
			case STARTING -> "It takes a position in the stream";
			case STANDBY -> "It waits for the end of another watch, to take over from it";
			case RECONNECTING -> "It has lost MongoDB, and tries again and again";
		};
		return "%s, since %s UTC (%s).".formatted(what, Shown.time(this.figures.since()),
				span(Duration.between(this.figures.since(), this.figures.now())));
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
		long first = RecentMinutes.firstOfHour(this.figures.now());
		List<Column> columns = this.minutes.stream().map((minute) -> column(minute, first)).toList();
		double highest = columns.stream().mapToDouble(Column::value).max().orElse(0);
		return new Columns("hour", "Orders archived a minute, over the last hour", description(), columns,
				Columns.scale(highest),
				List.of(new Label(clock(first), 0), new Label(clock(first + SECONDS_OF_HOUR), 1)), List.of(),
				numbers());
	}

	private static Column column(Minute minute, long first) {
		double from = minute.start() - first;
		return new Column("%s: %s".formatted(clock(minute.start()), Shown.count(minute.archived(), "order", "orders")),
				from / SECONDS_OF_HOUR, (from + SECONDS_OF_MINUTE) / SECONDS_OF_HOUR, minute.archived(), 0);
	}

	private static String clock(long second) {
		return Shown.clock(Instant.ofEpochSecond(second));
	}

	private String description() {
		long archived = this.minutes.stream().mapToLong(Minute::archived).sum();
		if (archived == 0) {
			return "No order was archived in the last hour.";
		}
		Minute best = this.minutes.stream().max(Comparator.comparingLong(Minute::archived)).orElseThrow();
		return "%s archived in the last hour, %s a minute on average, %s at best (from %s UTC on).".formatted(
				Shown.count(archived, "order was", "orders were"),
				String.format(Locale.ROOT, "%,.1f", archived / minutesWatched()), Shown.number(best.archived()),
				clock(best.start()));
	}

	/** Of the last hour; a watch of some seconds has no fantastic speed. */
	private double minutesWatched() {
		double seconds = Duration.between(this.figures.start(), this.figures.now()).toSeconds();
		return Math.max(SECONDS_OF_MINUTE, Math.min(SECONDS_OF_HOUR, seconds)) / SECONDS_OF_MINUTE;
	}

	private Columns.Numbers numbers() {
		return new Columns.Numbers(List.of("Minute (UTC)", "Read", "Archived", "New rejects", "Worst lag"),
				this.minutes.stream()
					.map((minute) -> List.of(clock(minute.start()), Shown.number(minute.read()),
							Shown.number(minute.archived()), Shown.number(minute.newRejects()),
							span(Duration.ofMillis(minute.worstLagMillis()))))
					.toList());
	}

	String madeAt() {
		return Shown.time(this.figures.now());
	}

}
