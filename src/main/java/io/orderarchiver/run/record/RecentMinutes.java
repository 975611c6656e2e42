package io.orderarchiver.run.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was done in each minute of an hour, which ends with the newest of them. Those in
 * which nothing was done are left out.
 *
 * @param minutes the first one first, at most 60
 */
public record RecentMinutes(List<Minute> minutes) {

	static final int MOST = 60;

	/** Nothing was done yet. */
	public static final RecentMinutes NONE = new RecentMinutes(List.of());

	/** Makes the list safe to share. */
	public RecentMinutes {
		minutes = List.copyOf(minutes);
	}

	/**
	 * Adds what was done in a part of a minute.
	 * @param minute the minute, with that part alone
	 * @return the sum, without what is too old for it
	 */
	public RecentMinutes plus(Minute minute) {
		return minute.isEmpty() ? this : plus(new RecentMinutes(List.of(minute)));
	}

	RecentMinutes plus(RecentMinutes other) {
		SortedMap<Long, Minute> sums = new TreeMap<>();
		Stream.concat(this.minutes.stream(), other.minutes.stream())
			.forEach((minute) -> sums.merge(minute.start(), minute, Minute::plus));
		return sums.isEmpty() ? NONE
				: new RecentMinutes(List.copyOf(sums.tailMap(firstOfHour(sums.lastKey())).values()));
	}

	/**
	 * The last hour before a moment, of which these minutes may tell nothing any more.
	 * @param now that moment; its minute is the last one of the hour
	 * @return those that are in it, the first one first
	 */
	public List<Minute> inHourBefore(Instant now) {
		long first = firstOfHour(now);
		return this.minutes.stream().filter((minute) -> minute.start() >= first).toList();
	}

	/**
	 * When the last hour before a moment begins.
	 * @param now that moment; its minute is the last one of the hour
	 * @return the first minute's start, in seconds since 1970
	 */
	public static long firstOfHour(Instant now) {
		long second = now.getEpochSecond();
		return firstOfHour(second - Math.floorMod(second, Minute.SECONDS));
	}

	private static long firstOfHour(long last) {
		return last - (MOST - 1) * Minute.SECONDS;
	}

}
