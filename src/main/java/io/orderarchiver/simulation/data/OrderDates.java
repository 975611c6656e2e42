package io.orderarchiver.simulation.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When orders are placed: one after the other through 2025, as their numbers are, at the
 * hours at which people in France order.
 *
 * @param count how many orders the year has
 */
record OrderDates(int count) {

	private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

	private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

	private static final int DAYS = 365;

	private static final int SECONDS_PER_HOUR = 3600;

	private static final int OPENING_HOUR = 11;

	/** How many of a hundred orders fall in each hour from opening to midnight. */
	private static final int[] PERCENT_BY_HOUR = { 3, 17, 14, 5, 2, 1, 2, 6, 14, 18, 11, 5, 2 };

	/**
	 * The date of an order.
	 * @param index the order
	 * @param within where between its neighbours, from 0 (included) to 1 (excluded)
	 * @return to the second, not before that of the order before it
	 */
	Instant of(int index, double within) {
		double day = (index + within) * DAYS / this.count;
		long wholeDays = (long) day;
		return FIRST_DAY.plusDays(wholeDays).atTime(timeOfDay((day - wholeDays) * 100)).atZone(ZONE).toInstant();
	}

	private static LocalTime timeOfDay(double percentOfOrders) {
		double left = percentOfOrders;
		int hour = 0;
		while (left >= PERCENT_BY_HOUR[hour] && hour < PERCENT_BY_HOUR.length - 1) {
			left -= PERCENT_BY_HOUR[hour++];
		}
		int second = (int) Math.min(SECONDS_PER_HOUR - 1, left / PERCENT_BY_HOUR[hour] * SECONDS_PER_HOUR);
		return LocalTime.of(OPENING_HOUR + hour, 0).plusSeconds(second);
	}

}
