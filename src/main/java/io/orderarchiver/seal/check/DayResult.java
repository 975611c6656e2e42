package io.orderarchiver.seal.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a day is now.
 *
 * @param day like 2025-10-16, or undated
 * @param sealed how many archived orders are sealed
 * @param differences how many are otherwise since, and how; each kind has an entry
 */
public record DayResult(String day, long sealed, Map<Difference, Long> differences) {

	/** Gives each kind an entry. */
	public DayResult {
		Map<Difference, Long> all = new EnumMap<>(Difference.class);
		for (Difference difference : Difference.values()) {
			all.put(difference, differences.getOrDefault(difference, 0L));
		}
		differences = Collections.unmodifiableMap(all);
	}

	/**
	 * How many are otherwise in one way.
	 * @param difference which
	 * @return archived orders
	 */
	public long of(Difference difference) {
		return this.differences.getOrDefault(difference, 0L);
	}

	/**
	 * Whether the day is not what was sealed.
	 * @return true if an archived order was changed or removed
	 */
	public boolean hasFaults() {
		return this.differences.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getValue() > 0 && entry.getKey().isFault());
	}

}
