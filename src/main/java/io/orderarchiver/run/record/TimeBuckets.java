package io.orderarchiver.run.record;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run did when, in stretches of equal length; times at which it did nothing are
 * left out. When there are too many, the stretches grow to twice their length.
 *
 * @param seconds the length of each, 5 times a power of two
 * @param buckets the stretches, the first one first, at most 200
 */
public record TimeBuckets(int seconds, List<TimeBucket> buckets) {

	static final int SHORTEST_SECONDS = 5;

	static final int MOST = 200;

	static final TimeBuckets NONE = new TimeBuckets(SHORTEST_SECONDS, List.of());

	/** Makes the list safe to share. */
	public TimeBuckets {
		buckets = List.copyOf(buckets);
	}

	static TimeBuckets of(TimeBucket bucket) {
		return bucket.isEmpty() ? NONE : NONE.plus(new TimeBuckets(SHORTEST_SECONDS, List.of(bucket)));
	}

	TimeBuckets plus(TimeBuckets other) {
		return in(Math.max(this.seconds, other.seconds), Stream.concat(this.buckets.stream(), other.buckets.stream()));
	}

	private TimeBuckets in(int length, Stream<TimeBucket> some) {
		SortedMap<Long, TimeBucket> sums = new TreeMap<>();
		some.forEach((bucket) -> {
			long start = bucket.start() - Math.floorMod(bucket.start(), length);
			sums.merge(start, bucket.startingAt(start), TimeBucket::plus);
		});
		return (sums.size() <= MOST) ? new TimeBuckets(length, List.copyOf(sums.values()))
				: in(2 * length, sums.values().stream());
	}

}
