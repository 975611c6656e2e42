package io.orderarchiver.run.record;

import io.orderarchiver.watch.state.WatchState;

/**
 * What a watch was doing when it was last seen. While its process lives, that is 5
 * seconds ago or a little more.
 *
 * @param state what it was doing
 * @param since since when, in seconds since 1970
 * @param lagMillis how old the newest event was when its order was stored, in
 * milliseconds; 0 when none was waiting
 * @param seen when that was so, in seconds since 1970
 */
public record WatchSign(WatchState state, long since, long lagMillis, long seen) {

	WatchSign lagging(long millis) {
		return new WatchSign(this.state, this.since, millis, this.seen);
	}

	WatchSign seenAt(long second) {
		return new WatchSign(this.state, this.since, this.lagMillis, second);
	}

}
