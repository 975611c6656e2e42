package io.orderarchiver.run.pace;

import io.orderarchiver.archive.pace.PaceState;

/**
 * The pace of a run, as the job repository knows it.
 *
 * @param wish whether it is to pause, as somebody has asked for from another process
 * @param state what its process has noted last; not of this moment unless the run lives
 */
public record RecordedPace(Wish wish, PaceState state) {

	/** Whether a run is to pause. */
	public enum Wish {

		/** It is to go on, or was never asked to pause. */
		GO_ON,

		/** It is to pause until told otherwise. */
		PAUSE

	}

}
