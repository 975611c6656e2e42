package io.orderarchiver.run.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.orderarchiver.archive.RejectReason;

/**
 * What a run has recorded of itself. It is bounded, however long the run is.
 *
 * @param times what it did when
 * @param days of which days the orders were that it archived
 * @param hours at which hour of the day they were ordered, 24 counts
 * @param rejects what it has newly rejected, by reason
 */
public record RunRecord(TimeBuckets times, OrderDays days, List<Long> hours, List<RejectedOrders> rejects) {

	private static final int HOURS = 24;

	/** Nothing yet, or a run of a version that recorded nothing. */
	public static final RunRecord NONE = new RunRecord(TimeBuckets.NONE, OrderDays.NONE,
			IntStream.range(0, HOURS).mapToObj((hour) -> 0L).toList(), List.of());

	/** Makes the lists safe to share. */
	public RunRecord {
		hours = List.copyOf(hours);
		rejects = List.copyOf(rejects);
	}

	/**
	 * Adds what another process, or another execution of the run, has recorded.
	 * @param other that
	 * @return the sum, as bounded as each
	 */
	public RunRecord plus(RunRecord other) {
		return new RunRecord(this.times.plus(other.times), this.days.plus(other.days), sum(this.hours, other.hours),
				sumByReason(this.rejects, other.rejects));
	}

	private static List<Long> sum(List<Long> some, List<Long> others) {
		return IntStream.range(0, HOURS).mapToObj((hour) -> some.get(hour) + others.get(hour)).toList();
	}

	private static List<RejectedOrders> sumByReason(List<RejectedOrders> some, List<RejectedOrders> others) {
		Map<RejectReason, RejectedOrders> sums = new EnumMap<>(RejectReason.class);
		List<RejectedOrders> all = new ArrayList<>(some);
		all.addAll(others);
		all.forEach((each) -> sums.merge(each.reason(), each, RejectedOrders::plus));
		return List.copyOf(sums.values());
	}

}
