package io.orderarchiver.run.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.orderarchiver.archive.Measurements.MeasuredPage;
import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.record.OrderDays.OrderDay;
import io.orderarchiver.watch.state.WatchListener.Answer;
import io.orderarchiver.watch.state.WatchListener.StoredBatch;
import io.orderarchiver.watch.state.WatchState;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RunRecordTests {

	@Test
	void runOfAWeekKeepsTwoHundredStretchesAndEachOrder() {
		RunRecord week = LongStream.range(0, 7L * 24 * 3600 / 5)
			.mapToObj((n) -> at(1_700_000_000 + 5 * n, 3))
			.reduce(RunRecord.NONE, RunRecord::plus);
		assertThat(week.times().buckets()).hasSizeBetween(100, 200);
		assertThat(week.times().seconds()).isEqualTo(5 * 1024);
		assertThat(read(week)).isEqualTo(3L * 7 * 24 * 3600 / 5);
		assertThat(week.times().buckets()).extracting(TimeBucket::start)
			.isSorted()
			.doesNotHaveDuplicates()
			.allSatisfy((start) -> assertThat(start % week.times().seconds()).isZero());
	}

	@Test
	void recordsOfSeveralProcessesAreAddedWhateverTheirStretches() {
		RunRecord manager = IntStream.range(0, 1000)
			.mapToObj((n) -> at(1_700_000_000 + 5L * n, 2))
			.reduce(RunRecord.NONE, RunRecord::plus);
		RunRecord worker = at(1_700_000_001, 7).plus(at(1_700_000_004, 1));
		assertThat(manager.times().seconds()).isGreaterThan(worker.times().seconds());
		assertThat(manager.plus(worker)).isEqualTo(worker.plus(manager));
		assertThat(read(manager.plus(worker))).isEqualTo(2008);
		assertThat(manager.plus(worker).times().buckets().get(0).stageMicros().get(Stage.WRITE))
			.isEqualTo(10L * (manager.times().buckets().get(0).read() / 2 + 2));
	}

	@Test
	void timeInWhichNothingHappenedIsLeftOut() {
		TimeBucket nothing = new TimeBucket(1_700_000_000, 0, 0, 0, 0, 0, 0, 0, Map.of());
		assertThat(TimeBuckets.of(nothing).buckets()).isEmpty();
	}

	@Test
	void ordersOfManyYearsKeepTwoHundredSpansOfDays() {
		OrderDays days = OrderDays.of(LongStream.range(-400, 3000).mapToObj((day) -> new OrderDay(day, 2, 1)), 5)
			.plus(OrderDays.of(Stream.of(new OrderDay(17, 1, 0)), 1));
		assertThat(days.spans()).hasSizeLessThanOrEqualTo(200);
		assertThat(days.spans().stream().mapToLong(OrderDay::archived).sum()).isEqualTo(6801);
		assertThat(days.spans().stream().mapToLong(OrderDay::incomplete).sum()).isEqualTo(3400);
		assertThat(days.undated()).isEqualTo(6);
	}

	@Test
	void datesAtBothEndsOfWhatBsonHasAreCountedToo() {
		long last = Long.MAX_VALUE / 86_400_000;
		OrderDays days = OrderDays
			.of(LongStream.rangeClosed(-1000, 1000).mapToObj((n) -> new OrderDay(last / 1000 * n, 1, 0)), 0);
		assertThat(days.spans()).hasSizeLessThanOrEqualTo(200);
		assertThat(days.spans().stream().mapToLong(OrderDay::archived).sum()).isEqualTo(2001);
	}

	@Test
	void ofEachReasonTenNumbersAreKept() {
		RunRecord record = IntStream.range(0, 25)
			.mapToObj((n) -> rejected(RejectReason.CONFLICT, "CMD-" + n))
			.reduce(rejected(RejectReason.INVALID_NUMBER, "5eed"), RunRecord::plus);
		assertThat(record.rejects()).hasSize(2).anySatisfy((rejected) -> {
			assertThat(rejected.reason()).isEqualTo(RejectReason.CONFLICT);
			assertThat(rejected.orders()).isEqualTo(25);
			assertThat(rejected.numbers()).hasSize(10).startsWith("CMD-0", "CMD-1");
		});
	}

	@Test
	void lastHourIsKeptMinuteByMinuteHoweverLongTheRun() {
		RecentMinutes minutes = IntStream.range(0, 180)
			.mapToObj((n) -> minute(60L * n, n, 0))
			.reduce(RecentMinutes.NONE, RecentMinutes::plus, RecentMinutes::plus);
		assertThat(minutes.minutes()).hasSize(60).extracting(Minute::start).isSorted().startsWith(60L * 120);
		assertThat(minutes.plus(minute(60L * 10_000, 1, 0)).minutes()).extracting(Minute::start)
			.containsExactly(60L * 10_000);
	}

	@Test
	void minutesOfSeveralProcessesAreAddedAndTheWorstLagOfThemIsKept() {
		RecentMinutes some = RecentMinutes.NONE.plus(minute(120, 3, 4000)).plus(minute(180, 1, 0));
		RecentMinutes others = RecentMinutes.NONE.plus(minute(120, 2, 1000)).plus(minute(240, 0, 0));
		assertThat(some.plus(others)).isEqualTo(others.plus(some))
			.isEqualTo(new RecentMinutes(List.of(new Minute(120, 5, 5, 0, 4000), new Minute(180, 1, 1, 0, 0))));
	}

	@Test
	void anHourWithoutOrdersIsSeenAsSuch() {
		RecentMinutes minutes = RecentMinutes.NONE.plus(minute(60, 3, 0)).plus(minute(600, 4, 0));
		assertThat(minutes.inHourBefore(Instant.ofEpochSecond(60 * 60 + 59))).hasSize(2);
		assertThat(minutes.inHourBefore(Instant.ofEpochSecond(61 * 60))).extracting(Minute::start)
			.containsExactly(600L);
		assertThat(minutes.inHourBefore(Instant.ofEpochSecond(100_000))).isEmpty();
	}

	@Test
	void newestSignOfAWatchIsKept() {
		RunRecord killed = RunRecord.of(new WatchSign(WatchState.RECONNECTING, 10, 5000, 100));
		RunRecord living = RunRecord.of(new WatchSign(WatchState.STREAMING, 150, 0, 200));
		assertThat(killed.plus(living).plus(RunRecord.NONE).watch()).isEqualTo(living.watch());
		assertThat(RunRecord.NONE.plus(living).plus(killed).watch()).isEqualTo(living.watch());
	}

	@Test
	void watchIsSeenToLiveThoughNothingHappens() {
		TickingClock clock = new TickingClock();
		RunRecording recording = new RunRecording(clock, ZoneOffset.UTC);
		WatchHearing hearing = new WatchHearing(recording);
		assertThat(recording.watch()).as("of an archive").isEmpty();
		hearing.changed(WatchState.STREAMING);
		clock.second = 100;
		store(recording, hearing, Duration.ofSeconds(7));
		assertThat(recording.watch()).contains(new WatchSign(WatchState.STREAMING, 0, 7000, 100));
		hearing.polled(new Answer(Instant.EPOCH, new BsonDocument(), 0));
		clock.second = 500;
		assertThat(recording.watch()).contains(new WatchSign(WatchState.STREAMING, 0, 0, 500));
		hearing.changed(WatchState.RECONNECTING);
		assertThat(recording.watch()).contains(new WatchSign(WatchState.RECONNECTING, 500, 0, 500));
		assertThat(recording.taken().minutes().minutes()).containsExactly(new Minute(60, 3, 2, 1, 7000));
	}

	private static void store(RunRecording recording, WatchHearing hearing, Duration lag) {
		Tally tally = new Tally(3, 2, 0, Map.of(), 0, 0, 1, 0, 0);
		recording.stored(new MeasuredPage(tally, List.of(), List.of(), List.of()));
		hearing.stored(new StoredBatch(WatchState.STREAMING, 3, List.of(), tally, List.of(), lag));
	}

	@Test
	void recordWithoutMinutesIsReadAsOneThatHasNone() {
		String json = JsonMapper.shared().writeValueAsString(at(1_700_000_000, 4)).replaceFirst(",\"minutes\":.*", "}");
		assertThat(json).doesNotContain("watch");
		assertThat(JsonMapper.shared().readValue(json, RunRecord.class)).isEqualTo(at(1_700_000_000, 4));
	}

	@Test
	void isReadAsItWasWritten() {
		RunRecord record = at(1_700_000_000, 4).plus(rejected(RejectReason.REFUSED, "CMD-é\"<script>"))
			.plus(RunRecord.of(new WatchSign(WatchState.CATCHING_UP, 1_700_000_000, 250, 1_700_000_005)))
			.plus(minutes(minute(1_700_000_000, 4, 250)));
		String json = JsonMapper.shared().writeValueAsString(record);
		assertThat(JsonMapper.shared().readValue(json, RunRecord.class)).isEqualTo(record);
	}

	private static RunRecord at(long second, long orders) {
		TimeBucket bucket = new TimeBucket(second, orders, orders, 0, 0, 0, 0, 0, Map.of(Stage.WRITE, 10L));
		return new RunRecord(TimeBuckets.of(bucket), OrderDays.NONE, RunRecord.NONE.hours(), List.of(),
				RecentMinutes.NONE, Optional.empty());
	}

	private static RunRecord minutes(Minute minute) {
		return new RunRecord(TimeBuckets.NONE, OrderDays.NONE, RunRecord.NONE.hours(), List.of(),
				RecentMinutes.NONE.plus(minute), Optional.empty());
	}

	private static Minute minute(long second, long orders, long lagMillis) {
		return Minute.of(Instant.ofEpochSecond(second), new Tally(orders, orders, 0, Map.of(), 0, 0, 0, 0, 0),
				Duration.ofMillis(lagMillis));
	}

	private static RunRecord rejected(RejectReason reason, String number) {
		return new RunRecord(TimeBuckets.NONE, OrderDays.NONE, RunRecord.NONE.hours(),
				List.of(new RejectedOrders(reason, 1, List.of(number))), RecentMinutes.NONE, Optional.empty());
	}

	private static long read(RunRecord record) {
		return record.times().buckets().stream().mapToLong(TimeBucket::read).sum();
	}

	/** Is moved by the test. */
	private static final class TickingClock extends Clock {

		private long second;

		@Override
		public Instant instant() {
			return Instant.ofEpochSecond(this.second);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
