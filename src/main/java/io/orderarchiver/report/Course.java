package io.orderarchiver.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.orderarchiver.report.Columns.Column;
import io.orderarchiver.report.Columns.Kind;
import io.orderarchiver.report.Columns.Label;
import io.orderarchiver.report.Columns.Mark;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.record.TimeBucket;
import io.orderarchiver.run.record.TimeBuckets;

/**
 * How fast a run went, and when. Between its executions, time is left out of the picture.
 */
final class Course {

	private final TimeBuckets times;

	private final List<Span> spans;

	private final double seconds;

	Course(RecordedRun run, TimeBuckets times, Instant now) {
		this.times = times;
		this.spans = spans(run, now);
		this.seconds = Math.max(0.001, this.spans.stream().mapToDouble(Span::seconds).sum());
	}

	/** An execution's time, and how many seconds of others were before it. */
	private record Span(Instant start, Instant end, double before) {

		double seconds() {
			return between(this.start, this.end);
		}

		double within(long second) {
			return Math.max(0, Math.min(seconds(), second - epoch(this.start)));
		}

	}

	private static List<Span> spans(RecordedRun run, Instant now) {
		List<Span> spans = new ArrayList<>();
		double before = 0;
		for (RecordedExecution execution : run.executions()) {
			Instant end = execution.startedAt().plusMillis(Math.round(1000 * run.seconds(execution, now)));
			spans.add(new Span(execution.startedAt(), end, before));
			before += between(execution.startedAt(), end);
		}
		return spans;
	}

	private static double between(Instant start, Instant end) {
		return Duration.between(start, end).toMillis() / 1000.0;
	}

	private static double epoch(Instant instant) {
		return instant.toEpochMilli() / 1000.0;
	}

	boolean isEmpty() {
		return this.times.buckets().isEmpty();
	}

	Columns picture() {
		List<Column> columns = this.times.buckets().stream().map(this::column).toList();
		double highest = columns.stream().mapToDouble(Column::value).max().orElse(0);
		return new Columns("course", "Orders a second over the run's time", description(), columns,
				Columns.scale(highest), below(), marks(), numbers());
	}

	private Column column(TimeBucket bucket) {
		double rate = rate(bucket);
		return new Column("%s: %s orders a second".formatted(clock(bucket), Shown.number(Math.round(rate))),
				share(bucket.start()), share(end(bucket)), rate, 0);
	}

	/** Of the time that the run had in it; of a whole second where that is less. */
	double rate(TimeBucket bucket) {
		double had = (share(end(bucket)) - share(bucket.start())) * this.seconds;
		return bucket.read() / Math.max(1, had);
	}

	private long end(TimeBucket bucket) {
		return bucket.start() + this.times.seconds();
	}

	/** How much of the run's time was over at a second since 1970. */
	double share(long second) {
		return this.spans.stream().mapToDouble((span) -> span.within(second)).sum() / this.seconds;
	}

	private List<Mark> marks() {
		List<Mark> marks = new ArrayList<>();
		for (TimeBucket bucket : this.times.buckets()) {
			if (bucket.pausedMillis() > 0) {
				marks.add(new Mark(Kind.PAUSE,
						"%s: paused for %s".formatted(clock(bucket), Shown.duration(bucket.pausedMillis() / 1000.0)),
						share(bucket.start()), share(end(bucket))));
			}
			if (bucket.retries() > 0) {
				marks.add(new Mark(Kind.RETRY,
						"%s: %s".formatted(clock(bucket), Shown.count(bucket.retries(), "retry", "retries")),
						share(bucket.start()), share(end(bucket))));
			}
		}
		this.spans.stream().skip(1).forEach((span) -> {
			double at = span.before() / this.seconds;
			marks.add(new Mark(Kind.RESTART, "restarted at " + Shown.time(span.start()), at, at));
		});
		return marks;
	}

	private List<Label> below() {
		Span first = this.spans.get(0);
		Span last = this.spans.get(this.spans.size() - 1);
		return List.of(new Label(Shown.clock(first.start()), 0), new Label(Shown.clock(last.end()), 1));
	}

	private static String clock(TimeBucket bucket) {
		return Shown.clock(Instant.ofEpochSecond(bucket.start()));
	}

	String description() {
		long read = this.times.buckets().stream().mapToLong(TimeBucket::read).sum();
		long retries = this.times.buckets().stream().mapToLong(TimeBucket::retries).sum();
		double paused = this.times.buckets().stream().mapToLong(TimeBucket::pausedMillis).sum() / 1000.0;
		TimeBucket fastest = this.times.buckets()
			.stream()
			.max((a, b) -> Double.compare(rate(a), rate(b)))
			.orElseThrow();
		return "%s orders a second on average, %s at best (from %s UTC on); %s; %s; %s.".formatted(
				Shown.number(Math.round(read / Math.max(1, this.seconds))), Shown.number(Math.round(rate(fastest))),
				clock(fastest), (paused > 0) ? "paused for " + Shown.duration(paused) : "no pause",
				(retries > 0) ? "MongoDB was asked again " + Shown.count(retries, "time", "times") : "no retry",
				restarts());
	}

	private String restarts() {
		return (this.spans.size() == 1) ? "no restart" : "restarted at "
				+ this.spans.stream().skip(1).map((span) -> Shown.time(span.start())).collect(Collectors.joining(", "));
	}

	private Columns.Numbers numbers() {
		List<List<String>> rows = this.times.buckets()
			.stream()
			.map((bucket) -> List.of(Shown.time(Instant.ofEpochSecond(bucket.start())), Shown.number(bucket.read()),
					Shown.number(Math.round(rate(bucket))), Shown.number(bucket.archived()),
					Shown.number(bucket.rejected()), Shown.number(bucket.retries()),
					(bucket.pausedMillis() > 0) ? Shown.duration(bucket.pausedMillis() / 1000.0) : "0"))
			.toList();
		return new Columns.Numbers(List.of("From (UTC), %d s each".formatted(this.times.seconds()), "Read", "A second",
				"Archived", "New rejects", "Retries", "Paused"), rows);
	}

}
