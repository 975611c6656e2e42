package io.orderarchiver.watch;

/** Tells a listener when the state changes, and remembers it over a lost stream. */
final class WatchStates {

	private final WatchListener listener;

	private WatchState current = WatchState.STARTING;

	private boolean lost;

	WatchStates(WatchListener listener) {
		this.listener = listener;
		listener.changed(WatchState.STARTING);
	}

	void enter(WatchState state) {
		if (state != this.current) {
			this.current = state;
			this.listener.changed(state);
		}
	}

	void lost() {
		if (!this.lost) {
			this.lost = true;
			this.listener.changed(WatchState.RECONNECTING);
		}
	}

	void regained() {
		if (this.lost) {
			this.lost = false;
			this.listener.changed(this.current);
		}
	}

}
