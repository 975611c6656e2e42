package io.orderarchiver.watch.state;

/** Tells a listener when the state changes, and remembers it over a lost stream. */
public final class WatchStates {

	private final WatchListener listener;

	private WatchState current = WatchState.STARTING;

	private boolean lost;

	/**
	 * Begins in {@link WatchState#STARTING}, and tells so.
	 * @param listener is told
	 */
	public WatchStates(WatchListener listener) {
		this.listener = listener;
		listener.changed(WatchState.STARTING);
	}

	/**
	 * Enters a state.
	 * @param state told only if it is another one
	 */
	public void enter(WatchState state) {
		if (state != this.current) {
			this.current = state;
			this.listener.changed(state);
		}
	}

	/** The stream is lost. */
	public void lost() {
		if (!this.lost) {
			this.lost = true;
			this.listener.changed(WatchState.RECONNECTING);
		}
	}

	/** The stream is there again, and so is the state before. */
	public void regained() {
		if (this.lost) {
			this.lost = false;
			this.listener.changed(this.current);
		}
	}

}
