package io.orderarchiver.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.orderarchiver.report.Columns.Column;
import io.orderarchiver.report.Columns.Label;
import io.orderarchiver.run.record.Minute;
import io.orderarchiver.run.record.RecentMinutes;

/** What a watch archived in each minute of the last hour. */
final class LastHour {

	private static final int SECONDS_OF_HOUR = 3600;

	private static final int SECONDS_OF_MINUTE = 60;

	private final List<Minute> minutes;

	private final Instant start;

	private final Instant now;

	/** The start is when it began to watch. */
	LastHour(RecentMinutes minutes, Instant start, Instant now) {
		this.minutes = minutes.inHourBefore(now);
		this.start = start;
		this.now = now;
	}

	Columns picture() {
		long first = RecentMinutes.firstOfHour(this.now);
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
		double seconds = Duration.between(this.start, this.now).toSeconds();
		return Math.max(SECONDS_OF_MINUTE, Math.min(SECONDS_OF_HOUR, seconds)) / SECONDS_OF_MINUTE;
	}

	private Columns.Numbers numbers() {
		return new Columns.Numbers(List.of("Minute (UTC)", "Read", "Archived", "New rejects", "Worst lag"),
				this.minutes.stream()
					.map((minute) -> List.of(clock(minute.start()), Shown.number(minute.read()),
							Shown.number(minute.archived()), Shown.number(minute.newRejects()),
							Shown.duration(minute.worstLagMillis() / 1000.0)))
					.toList());
	}

}
