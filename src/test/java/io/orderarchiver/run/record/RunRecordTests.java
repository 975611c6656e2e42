package io.orderarchiver.run.record;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.run.record.OrderDays.OrderDay;
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
	void isReadAsItWasWritten() {
		RunRecord record = at(1_700_000_000, 4).plus(rejected(RejectReason.REFUSED, "CMD-é\"<script>"));
		String json = JsonMapper.shared().writeValueAsString(record);
		assertThat(JsonMapper.shared().readValue(json, RunRecord.class)).isEqualTo(record);
	}

	private static RunRecord at(long second, long orders) {
		TimeBucket bucket = new TimeBucket(second, orders, orders, 0, 0, 0, 0, 0, Map.of(Stage.WRITE, 10L));
		return new RunRecord(TimeBuckets.of(bucket), OrderDays.NONE, RunRecord.NONE.hours(), List.of());
	}

	private static RunRecord rejected(RejectReason reason, String number) {
		return new RunRecord(TimeBuckets.NONE, OrderDays.NONE, RunRecord.NONE.hours(),
				List.of(new RejectedOrders(reason, 1, List.of(number))));
	}

	private static long read(RunRecord record) {
		return record.times().buckets().stream().mapToLong(TimeBucket::read).sum();
	}

}
