package io.orderarchiver.run.record;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Of which days the orders were that a run archived, in spans of equally many days; days
 * without any are left out. When there are too many, the spans grow to twice as many
 * days.
 *
 * @param days how many days a span has, a power of two
 * @param spans the spans, the first one first, at most 200
 * @param undated archived orders without a date
 */
public record OrderDays(long days, List<OrderDay> spans, long undated) {

	static final int MOST = 200;

	static final OrderDays NONE = new OrderDays(1, List.of(), 0);

	/** Makes the list safe to share. */
	public OrderDays {
		spans = List.copyOf(spans);
	}

	/**
	 * A span of days.
	 *
	 * @param start its first day, counted from 1970-01-01
	 * @param archived orders of these days newly archived, the incomplete ones included
	 * @param incomplete how many of them lack a mandatory field
	 */
	public record OrderDay(long start, long archived, long incomplete) {

		private OrderDay startingAt(long other) {
			return new OrderDay(other, this.archived, this.incomplete);
		}

		private OrderDay plus(OrderDay other) {
			return new OrderDay(this.start, this.archived + other.archived, this.incomplete + other.incomplete);
		}

	}

	static OrderDays of(Stream<OrderDay> days, long undated) {
		return in(1, days, undated);
	}

	OrderDays plus(OrderDays other) {
		return in(Math.max(this.days, other.days), Stream.concat(this.spans.stream(), other.spans.stream()),
				this.undated + other.undated);
	}

	private static OrderDays in(long days, Stream<OrderDay> some, long undated) {
		SortedMap<Long, OrderDay> sums = new TreeMap<>();
		some.forEach((span) -> {
			long start = span.start() - Math.floorMod(span.start(), days);
			sums.merge(start, span.startingAt(start), OrderDay::plus);
		});
		return (sums.size() <= MOST) ? new OrderDays(days, List.copyOf(sums.values()), undated)
				: in(2 * days, sums.values().stream(), undated);
	}

}
