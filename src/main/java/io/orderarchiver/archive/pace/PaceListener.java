package io.orderarchiver.archive.pace;

import java.time.Duration;

/** Is told why a run goes as fast as it goes; called by one thread at a time. */
public interface PaceListener {

	/**
	 * Reason or numbers are others than before.
	 * @param state as it is now
	 */
	default void paceChanged(PaceState state) {
		// Whoever does not care need not say so.
	}

	/**
	 * Told again and again.
	 * @param reason that lasts
	 * @param duration since it was told last
	 */
	default void paceLasted(PaceState.Reason reason, Duration duration) {
		// Whoever does not care need not say so.
	}

}
