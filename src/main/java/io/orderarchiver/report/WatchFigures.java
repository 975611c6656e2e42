package io.orderarchiver.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.record.RecentMinutes;
import io.orderarchiver.watch.state.WatchState;

/**
 * What is shown of a watch at a moment.
 *
 * @param now that moment
 * @param state what the watch is doing
 * @param since since when
 * @param stream where it is in the change stream
 * @param start when its process began to watch, or to stand by
 * @param tally what became of the orders that it read since
 * @param minutes the same by the minute, over the last hour
 * @param about what it says of itself, by name
 */
public record WatchFigures(Instant now, WatchState state, Instant since, Stream stream, Instant start, Tally tally,
		RecentMinutes minutes, Map<String, String> about) {

	/** Makes the map safe to share. */
	public WatchFigures {
		about = Map.copyOf(about);
	}

	/**
	 * Where a watch is in the change stream.
	 *
	 * @param lag how old the newest event was when its order was stored; zero when none
	 * was waiting
	 * @param positionAge how old the saved position is; nothing before one is saved
	 * @param oplogWindow how far MongoDB's log reaches back; nothing if that may not be
	 * read
	 * @param losses how often the stream was lost since the start
	 * @param retries calls of MongoDB that were repeated since the start
	 */
	public record Stream(Duration lag, Optional<Duration> positionAge, Optional<Duration> oplogWindow, long losses,
			long retries) {
	}

}
