package io.orderarchiver.watch;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.watch.position.SavedPosition;
import io.orderarchiver.watch.state.WatchState;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads off executions where a watch came to. */
public final class WatchCheckpoint {

	private WatchCheckpoint() {
	}

	/**
	 * Where the watch goes on.
	 * @param context the context of the watch step's newest execution
	 * @return the cluster's time of the saved position, if one was saved
	 */
	public static Optional<Instant> position(ExecutionContext context) {
		return SavedPosition.in(context).map((position) -> WatchCourse.instant(position.clusterTime()));
	}

	/**
	 * What the watch goes on with.
	 * @param context the context of the watch step's newest execution
	 * @return catching up or streaming, if a position was saved
	 */
	public static Optional<WatchState> phase(ExecutionContext context) {
		return SavedPosition.in(context).map((position) -> switch (position.phase()) {
			case CATCH_UP -> WatchState.CATCHING_UP;
			case STREAM -> WatchState.STREAMING;
		});
	}

}
