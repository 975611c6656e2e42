package io.orderarchiver.run;

import java.time.Instant;

import io.orderarchiver.management.WatchMonitor;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;

/**
 * Passes on what a watch does.
 *
 * @param told who tells a person
 * @param shown who shows it to other programs
 */
record ToldAndShown(WatchListener told, WatchMonitor shown) implements WatchListener {

	@Override
	public void changed(WatchState state) {
		this.shown.changed(state);
		this.told.changed(state);
	}

	@Override
	public void polled(Answer answer) {
		this.shown.polled(answer);
		this.told.polled(answer);
	}

	@Override
	public void stored(StoredBatch batch) {
		this.shown.stored(batch);
		this.told.stored(batch);
	}

	@Override
	public void saved(Instant position) {
		this.shown.saved(position);
		this.told.saved(position);
	}

}
