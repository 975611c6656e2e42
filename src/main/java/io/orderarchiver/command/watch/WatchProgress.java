package io.orderarchiver.command.watch;

import java.time.Duration;
import java.util.List;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.watch.state.WatchState;

/**
 * What a watch shows while it runs.
 *
 * @param state what it is doing
 * @param archived newly archived since it was started
 * @param newRejects how many could not be archived since, and are new
 * @param perSecond archived a second, of late
 * @param lag how old the newest event was when it was archived; zero when there is
 * nothing to do
 * @param lastOrder number of the order archived last, or a dash
 */
record WatchProgress(WatchState state, long archived, long newRejects, double perSecond, Duration lag,
		String lastOrder) {

	String text() {
		return "Watching: %s archived%s, %s a second, lag %d s, last %s, %s".formatted(Rows.number(this.archived),
				rejects(), Rows.decimal(this.perSecond), this.lag.toSeconds(), this.lastOrder, words(this.state));
	}

	/**
	 * As much of the same as there is room for, the most important first.
	 * @param width how many columns there are
	 */
	String line(int width) {
		String state = switch (this.state) {
			case RECONNECTING, STANDBY -> Ink.WARNING.of(words(this.state));
			case STARTING, CATCHING_UP, STREAMING -> words(this.state);
		};
		StringBuilder line = new StringBuilder("Watching: ").append(state);
		for (String part : List.of(", %s archived".formatted(Rows.number(this.archived)),
				this.newRejects > 0 ? Ink.WARNING.of(rejects()) : "", ", %s/s".formatted(Rows.decimal(this.perSecond)),
				", lag %d s".formatted(this.lag.toSeconds()), ", last " + this.lastOrder)) {
			if (Ink.none(line + part).length() <= width) {
				line.append(part);
			}
		}
		return line.toString();
	}

	private String rejects() {
		return (this.newRejects > 0) ? ", %s new rejects".formatted(Rows.number(this.newRejects)) : "";
	}

	static String words(WatchState state) {
		return switch (state) {
			case STANDBY -> "standing by";
			case STARTING -> "starting";
			case CATCHING_UP -> "catching up";
			case STREAMING -> "streaming";
			case RECONNECTING -> "RECONNECTING";
		};
	}

}
