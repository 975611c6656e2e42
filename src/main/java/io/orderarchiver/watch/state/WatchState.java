package io.orderarchiver.watch.state;

/** What a watch is doing. */
public enum WatchState {

	/** Waits for the end of another watch, to take over from it. */
	STANDBY,

	/** Takes a position in the stream. */
	STARTING,

	/** Archives what was delivered before the position. */
	CATCHING_UP,

	/** Archives each order as it is delivered. */
	STREAMING,

	/** Has lost MongoDB, and tries again and again. */
	RECONNECTING

}
