package io.orderarchiver.archive.keys;

import java.time.Instant;

import io.orderarchiver.order.RawValue;
import org.jspecify.annotations.Nullable;

/**
 * The order dates that a run selects, half-open.
 *
 * @param from the first instant inside, or null for no lower bound
 * @param to the first instant outside, or null for no upper bound
 */
public record Window(@Nullable Instant from, @Nullable Instant to) {

	/** All orders, those without a usable date included. */
	public static final Window ALL = new Window(null, null);

	/**
	 * Checks the order of the bounds.
	 * @throws IllegalArgumentException if {@code from} is not before {@code to}
	 */
	public Window {
		if (from != null && to != null && !from.isBefore(to)) {
			throw new IllegalArgumentException("from is not before to: " + from + ", " + to);
		}
	}

	/**
	 * Whether orders are selected by date at all.
	 * @return true if a bound is set; orders without a usable date are then outside
	 */
	public boolean isFiltered() {
		return this.from != null || this.to != null;
	}

	/**
	 * Whether an order is selected.
	 * @param date its {@code date_commande}, whatever that is
	 * @return true if it lies inside, or if nothing is filtered
	 */
	public boolean contains(@Nullable RawValue date) {
		if (!isFiltered()) {
			return true;
		}
		if (date == null || !date.isDateTime()) {
			return false;
		}
		long millis = date.dateTime();
		return (this.from == null || millis >= this.from.toEpochMilli())
				&& (this.to == null || millis < this.to.toEpochMilli());
	}

	/**
	 * The window in words.
	 * @return instants in ISO form
	 */
	@Override
	public String toString() {
		if (!isFiltered()) {
			return "all order dates";
		}
		return ((this.from != null) ? "from " + this.from : "from the beginning")
				+ ((this.to != null) ? " until before " + this.to : " on");
	}

}
