package io.orderarchiver.watch.state;

/** Tells a listener when the state changes, and remembers it over a lost stream. */
public final class WatchStates {

	private final WatchListener listener;

	private WatchState current = WatchState.STARTING;

	private boolean lost;

	public WatchStates(WatchListener listener) {
		this.listener = listener;
		listener.changed(WatchState.STARTING);
	}

	public void enter(WatchState state) {
		if (state != this.current) {
			this.current = state;
			this.listener.changed(state);
		}
	}

	public void lost() {
		if (!this.lost) {
			this.lost = true;
			this.listener.changed(WatchState.RECONNECTING);
		}
	}

	public void regained() {
		if (this.lost) {
			this.lost = false;
			this.listener.changed(this.current);
		}
	}

}
