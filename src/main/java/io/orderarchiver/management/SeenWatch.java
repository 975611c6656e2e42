package io.orderarchiver.management;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.watch.state.WatchState;

/**
 * A watch as it is seen from outside; no order is among it.
 *
 * @param state what it is doing
 * @param since since when
 * @param lag how old the newest event was when its order was stored; zero when none was
 * waiting
 * @param positionAge how old the saved position is; nothing before one is saved
 * @param oplogWindow how far MongoDB's log reaches back; nothing without the right to
 * read it
 * @param losses how often the stream was lost
 * @param retries calls of MongoDB that were repeated after a transient error
 * @param info what it says of itself when it is asked, nothing secret
 */
public record SeenWatch(WatchState state, Instant since, Duration lag, Optional<Duration> positionAge,
		Optional<Duration> oplogWindow, long losses, long retries, Map<String, Object> info) {

	/** Makes the map safe to share. */
	public SeenWatch {
		info = Map.copyOf(info);
	}

}
