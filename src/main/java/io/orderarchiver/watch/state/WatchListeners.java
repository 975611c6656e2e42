package io.orderarchiver.watch.state;

import java.time.Instant;
import java.util.List;

/**
 * Tells several what a watch does.
 *
 * @param all in the order in which they are told
 */
public record WatchListeners(List<WatchListener> all) implements WatchListener {

	/**
	 * Puts listeners together.
	 * @param all in the order in which they are told
	 * @return one for all
	 */
	public static WatchListeners of(WatchListener... all) {
		return new WatchListeners(List.of(all));
	}

	@Override
	public void changed(WatchState state) {
		this.all.forEach((listener) -> listener.changed(state));
	}

	@Override
	public void polled(Answer answer) {
		this.all.forEach((listener) -> listener.polled(answer));
	}

	@Override
	public void stored(StoredBatch batch) {
		this.all.forEach((listener) -> listener.stored(batch));
	}

	@Override
	public void saved(Instant position) {
		this.all.forEach((listener) -> listener.saved(position));
	}

}
