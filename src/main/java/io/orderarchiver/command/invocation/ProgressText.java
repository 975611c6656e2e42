package io.orderarchiver.command.invocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Rows;

/**
 * How far a run has come, in one line. What there is no room for is left out, the least
 * important first.
 *
 * @param activity what goes on
 * @param done orders that are done
 * @param total how many there are
 * @param perSecond the rate of the last seconds
 * @param newRejects how many could not be archived, and are new
 * @param detail what else is to be said, or nothing
 */
record ProgressText(String activity, long done, Total total, double perSecond, long newRejects, String detail) {

	private static final int SHORTEST_BAR = 5;

	private static final int LONGEST_BAR = 30;

	/** Holds the place of the shortest bar. */
	private static final String BAR = "\uFFFC".repeat(SHORTEST_BAR + 3);

	/**
	 * A line.
	 * @param width how many columns there are
	 */
	String line(int width) {
		for (Room room : Room.values()) {
			String line = line(room);
			int left = width - Ink.none(line).length();
			if (left >= 0) {
				return (room == Room.ALL) ? line.replace(BAR, bar(left + BAR.length())) : line;
			}
		}
		return line(Room.NARROWEST);
	}

	/** What there is room for. */
	private enum Room {

		ALL, NO_BAR, NO_DETAIL, NO_TIME, NO_RATE, NARROWEST

	}

	private String line(Room room) {
		List<String> parts = new ArrayList<>();
		parts.add(share());
		if (room == Room.ALL && this.total.isKnown()) {
			parts.add(BAR);
		}
		if (room != Room.NARROWEST || !this.total.isKnown()) {
			parts.add(counts(room));
		}
		if (room.compareTo(Room.NO_RATE) < 0) {
			parts.add(String.format(Locale.ROOT, "%,.0f/s", this.perSecond));
		}
		List<String> more = new ArrayList<>();
		more.add(String.join(" ", parts));
		if (this.newRejects > 0 && room.compareTo(Room.NO_RATE) < 0) {
			more.add(Ink.WARNING.of(Rows.number(this.newRejects) + " new rejects"));
		}
		if (room.compareTo(Room.NO_TIME) < 0) {
			addTimeLeft(more);
		}
		if (!this.detail.isEmpty() && room.compareTo(Room.NO_DETAIL) < 0) {
			more.add(this.detail);
		}
		return String.join(", ", more);
	}

	private String share() {
		if (!this.total.isKnown()) {
			return this.activity;
		}
		return "%s %d%%".formatted(this.activity, percent());
	}

	/** Rounded down: all is done when it is. */
	private long percent() {
		long all = Math.max(this.total.orders(), this.done);
		return (all == 0) ? 100 : this.done * 100 / all;
	}

	private String counts(Room room) {
		if (room.compareTo(Room.NO_RATE) >= 0) {
			return Rows.number(this.done);
		}
		return switch (this.total.state()) {
			case KNOWN ->
				Rows.number(this.done) + "/" + Rows.number(Math.max(this.total.orders(), this.done)) + " orders";
			case COUNTING -> Rows.number(this.done) + " orders (counting)";
			case UNKNOWN -> Rows.number(this.done) + " orders";
		};
	}

	private void addTimeLeft(List<String> parts) {
		long missing = this.total.orders() - this.done;
		if (this.total.isKnown() && missing > 0 && this.perSecond >= 1) {
			Duration left = Duration.ofSeconds((long) Math.ceil(missing / this.perSecond));
			String hours = (left.toHours() > 0) ? left.toHours() + ":" : "";
			parts.add(String.format(Locale.ROOT, hours.isEmpty() ? "%s%d:%02d left" : "%s%02d:%02d left", hours,
					left.toMinutesPart(), left.toSecondsPart()));
		}
	}

	private String bar(int room) {
		int length = Math.min(room - 2, LONGEST_BAR);
		int full = (int) (percent() * length / 100);
		String head = (full > 0 && full < length) ? "=".repeat(full - 1) + ">" : "=".repeat(full);
		return "[" + head + " ".repeat(length - full) + "]";
	}

	/**
	 * How many there are in all.
	 *
	 * @param state what is known of it
	 * @param orders how many, if it is known
	 */
	record Total(State state, long orders) {

		static final Total UNKNOWN = new Total(State.UNKNOWN, 0);

		static final Total COUNTING = new Total(State.COUNTING, 0);

		static Total of(long orders) {
			return new Total(State.KNOWN, orders);
		}

		boolean isKnown() {
			return this.state == State.KNOWN;
		}

		/** What is known of a total. */
		enum State {

			UNKNOWN, COUNTING, KNOWN

		}

	}

}
