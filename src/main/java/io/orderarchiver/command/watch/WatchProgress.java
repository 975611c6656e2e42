package io.orderarchiver.command.watch;

import java.time.Duration;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.watch.state.WatchState;

/**
 * What a watch shows while it runs.
 *
 * @param state what it is doing
 * @param archived newly archived since it was started
 * @param perSecond archived a second, of late
 * @param lag how old the newest event was when it was archived; zero when there is
 * nothing to do
 * @param lastOrder number of the order archived last, or a dash
 */
record WatchProgress(WatchState state, long archived, double perSecond, Duration lag, String lastOrder) {

	String text() {
		return "Watching: %s archived, %s a second, lag %d s, last %s, %s".formatted(Rows.number(this.archived),
				Rows.decimal(this.perSecond), this.lag.toSeconds(), this.lastOrder, words(this.state));
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
