package io.orderarchiver.archive.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of the delivered orders that a run selects, read by itself, with a checkpoint of
 * its own.
 *
 * @param name what it is called in its run
 * @param dates which dates it has
 * @param window the dates selected; those of all orders where it is of undated ones
 */
public record KeyPartition(String name, Dates dates, Window window) {

	/** Which dates the orders of a partition have. */
	public enum Dates {

		/** Those of the window, and where that is not filtered, unusable ones, too. */
		ALL,

		/** Usable ones. */
		DATED,

		/** Unusable ones. */
		UNDATED

	}

	/**
	 * All of a run.
	 * @param window the dates that the run selects
	 * @return the one partition
	 */
	public static KeyPartition whole(Window window) {
		return new KeyPartition("all", Dates.ALL, window);
	}

	/**
	 * Orders without a usable date.
	 * @return a partition of their own
	 */
	public static KeyPartition undated() {
		return new KeyPartition("undated", Dates.UNDATED, Window.ALL);
	}

	/**
	 * What lies in it before a date: what a resumed run has behind it.
	 * @param date the first date that is not wanted
	 * @return nothing if there is nothing before
	 */
	public Optional<KeyPartition> before(Instant date) {
		boolean empty = this.dates == Dates.UNDATED
				|| (this.window.from() != null && !this.window.from().isBefore(date));
		return empty ? Optional.empty()
				: Optional.of(new KeyPartition(this.name, Dates.DATED, new Window(this.window.from(), date)));
	}

}
