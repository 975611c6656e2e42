package io.orderarchiver.run.record;

import java.time.Instant;

import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;

/**
 * Hears what a watch does, for a record; what is stored is recorded with its page.
 *
 * @param recording where it is recorded
 */
record WatchHearing(RunRecording recording) implements WatchListener {

	@Override
	public void changed(WatchState state) {
		this.recording.watching(state);
	}

	@Override
	public void polled(Answer answer) {
		if (answer.events() == 0) {
			this.recording.caughtUp();
		}
	}

	@Override
	public void stored(StoredBatch batch) {
		this.recording.lagging(batch.lag());
	}

	@Override
	public void saved(Instant position) {
		// The step's context has it.
	}

}
