package io.orderarchiver.command.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.management.SeenWatch;
import io.orderarchiver.management.WatchPage;
import io.orderarchiver.report.WatchFigures;
import io.orderarchiver.report.WatchOverview;
import io.orderarchiver.run.record.Minute;
import io.orderarchiver.run.record.RecentMinutes;
import io.orderarchiver.watch.state.WatchState;

/** The page of a watch at its management port: numbers, whoever asks for them. */
final class LiveOverview implements WatchPage {

	private final Clock clock;

	private final Instant start;

	private final WatchOverview overview = new WatchOverview();

	private Tally tally = Tally.ZERO;

	private RecentMinutes minutes = RecentMinutes.NONE;

	LiveOverview(Clock clock) {
		this.clock = clock;
		this.start = clock.instant();
	}

	@Override
	public synchronized void stored(StoredBatch batch) {
		this.tally = this.tally.plus(batch.tally());
		this.minutes = this.minutes.plus(Minute.of(this.clock.instant(), batch.tally(), batch.lag()));
	}

	@Override
	public void changed(WatchState state) {
		// Whoever looks is told with the numbers of that moment.
	}

	@Override
	public void polled(Answer answer) {
		// The same.
	}

	@Override
	public void saved(Instant position) {
		// The same.
	}

	@Override
	public PageResponse show(SeenWatch watch) {
		return PageResponse.html(200, this.overview.html(figures(watch)))
			.guarded("default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
				.formatted(this.overview.styleSource()));
	}

	private synchronized WatchFigures figures(SeenWatch watch) {
		WatchFigures.Stream stream = new WatchFigures.Stream(watch.lag(), watch.positionAge(), watch.oplogWindow(),
				watch.losses(), watch.retries());
		return new WatchFigures(this.clock.instant(), watch.state(), watch.since(), stream, this.start, this.tally,
				this.minutes, words(watch.info()));
	}

	private static Map<String, String> words(Map<String, Object> info) {
		return info.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> String.valueOf(entry.getValue())));
	}

}
