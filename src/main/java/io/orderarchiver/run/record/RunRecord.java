package io.orderarchiver.run.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.orderarchiver.archive.RejectReason;

/**
 * What a run has recorded of itself. It is bounded, however long the run is.
 *
 * @param times what it did when
 * @param days of which days the orders were that it archived
 * @param hours at which hour of the day they were ordered, 24 counts
 * @param rejects what it has newly rejected, by reason
 * @param minutes what it did in its last hour
 * @param watch what it was doing when it was last seen, if it is a watch
 */
public record RunRecord(TimeBuckets times, OrderDays days, List<Long> hours, List<RejectedOrders> rejects,
		RecentMinutes minutes, Optional<WatchSign> watch) {

	private static final int HOURS = 24;

	/** Nothing yet, or a run of a version that recorded nothing. */
	public static final RunRecord NONE = new RunRecord(TimeBuckets.NONE, OrderDays.NONE,
			IntStream.range(0, HOURS).mapToObj((hour) -> 0L).toList(), List.of(), RecentMinutes.NONE, Optional.empty());

	/** Makes the lists safe to share. What was recorded without a part has none of it. */
	public RunRecord {
		hours = List.copyOf(hours);
		rejects = List.copyOf(rejects);
		minutes = Objects.requireNonNullElse(minutes, RecentMinutes.NONE);
		watch = Objects.requireNonNullElse(watch, Optional.empty());
	}

	static RunRecord of(WatchSign sign) {
		return new RunRecord(NONE.times, NONE.days, NONE.hours, NONE.rejects, NONE.minutes, Optional.of(sign));
	}

	/**
	 * Adds what another process, or another execution of the run, has recorded.
	 * @param other that
	 * @return the sum, as bounded as each
	 */
	public RunRecord plus(RunRecord other) {
		return new RunRecord(this.times.plus(other.times), this.days.plus(other.days), sum(this.hours, other.hours),
				sumByReason(this.rejects, other.rejects), this.minutes.plus(other.minutes),
				newest(this.watch, other.watch));
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

	private static Optional<WatchSign> newest(Optional<WatchSign> one, Optional<WatchSign> other) {
		return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.comparingLong(WatchSign::seen));
	}

}
