package io.orderarchiver.run.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.record.OrderDays.OrderDay;
import io.orderarchiver.watch.state.WatchState;

/**
 * Records what a run does, from all its threads. It costs an order some tens of
 * nanoseconds; what makes a {@link RunRecord} of it is done when that is taken.
 */
final class RunRecording implements Measurements {

	private static final int HOURS = 24;

	/** Of an order's number, and of an {@code _id} in its place. */
	private static final int LONGEST_NAME = 120;

	private final Clock clock;

	private final ZoneId zone;

	private RunRecord record = RunRecord.NONE;

	private Recent recent;

	private Optional<WatchSign> watch = Optional.empty();

	RunRecording(Clock clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
		this.recent = new Recent(start(), zone);
	}

	@Override
	public synchronized void took(Stage stage, Duration duration) {
		current().micros.merge(stage, duration.toNanos() / 1000, Long::sum);
	}

	@Override
	public synchronized void stored(MeasuredPage page) {
		Recent now = current();
		now.tally = now.tally.plus(page.tally());
		page.archived().forEach(now::count);
		page.newRejects().forEach(now::count);
	}

	@Override
	public synchronized void retried() {
		current().retries++;
	}

	/** No page passed for so long. */
	synchronized void paused(Duration duration) {
		current().pausedMillis += duration.toMillis();
	}

	/** The run is a watch, and does something else from now on. */
	synchronized void watching(WatchState state) {
		long now = this.clock.instant().getEpochSecond();
		long lag = this.watch.map(WatchSign::lagMillis).orElse(0L);
		this.watch = Optional.of(new WatchSign(state, now, lag, now));
	}

	/** The newest event that is stored was so old. */
	synchronized void lagging(Duration lag) {
		Recent now = current();
		now.worstLag = (lag.compareTo(now.worstLag) > 0) ? lag : now.worstLag;
		this.watch = this.watch.map((sign) -> sign.lagging(lag.toMillis()));
	}

	/** No event is waiting. */
	synchronized void caughtUp() {
		this.watch = this.watch.map((sign) -> sign.lagging(0));
	}

	/** All so far, but for what a watch is doing at the moment. */
	synchronized RunRecord taken() {
		return this.record.plus(this.recent.taken());
	}

	/** What a watch is doing at the moment. */
	synchronized Optional<WatchSign> watch() {
		return this.watch.map((sign) -> sign.seenAt(this.clock.instant().getEpochSecond()));
	}

	private Recent current() {
		long start = start();
		if (start != this.recent.start) {
			this.record = taken();
			this.recent = new Recent(start, this.zone);
		}
		return this.recent;
	}

	private long start() {
		long second = this.clock.instant().getEpochSecond();
		return second - Math.floorMod(second, TimeBuckets.SHORTEST_SECONDS);
	}

	/** The last seconds. */
	private static final class Recent {

		private final long start;

		private final ZoneId zone;

		private final Map<Stage, Long> micros = new EnumMap<>(Stage.class);

		/** By the number of the day: archived, and incomplete. */
		private final Map<Long, long[]> days = new HashMap<>();

		private final long[] hours = new long[HOURS];

		private final Map<RejectReason, RejectedOrders> rejects = new EnumMap<>(RejectReason.class);

		private Tally tally = Tally.ZERO;

		private long undated;

		private long retries;

		private long pausedMillis;

		private Duration worstLag = Duration.ZERO;

		private Recent(long start, ZoneId zone) {
			this.start = start;
			this.zone = zone;
		}

		private void count(ArchivedOrder order) {
			RawValue date = order.key().date();
			if (date == null || !date.isDateTime()) {
				this.undated++;
				return;
			}
			ZonedDateTime time = Instant.ofEpochMilli(date.dateTime()).atZone(this.zone);
			long[] day = this.days.computeIfAbsent(time.toLocalDate().toEpochDay(), (number) -> new long[2]);
			day[0]++;
			day[1] += order.isIncomplete() ? 1 : 0;
			this.hours[time.getHour()]++;
		}

		private void count(Reject reject) {
			String name = reject.key().shownNumber().orElseGet(() -> OrderIds.shown(reject.key().id()));
			this.rejects.merge(reject.reason(),
					new RejectedOrders(reject.reason(), 1,
							List.of((name.length() <= LONGEST_NAME) ? name : name.substring(0, LONGEST_NAME) + "…")),
					RejectedOrders::plus);
		}

		private RunRecord taken() {
			TimeBucket bucket = new TimeBucket(this.start, this.tally.read(), this.tally.archived(),
					this.tally.duplicates(), this.tally.newRejects(), this.tally.gone(), this.retries,
					this.pausedMillis, this.micros);
			Stream<OrderDay> spans = this.days.entrySet()
				.stream()
				.map((day) -> new OrderDay(day.getKey(), day.getValue()[0], day.getValue()[1]));
			Minute minute = Minute.of(Instant.ofEpochSecond(this.start), this.tally, this.worstLag);
			return new RunRecord(TimeBuckets.of(bucket), OrderDays.of(spans, this.undated),
					Arrays.stream(this.hours).boxed().toList(), List.copyOf(this.rejects.values()),
					RecentMinutes.NONE.plus(minute), Optional.empty());
		}

	}

}
