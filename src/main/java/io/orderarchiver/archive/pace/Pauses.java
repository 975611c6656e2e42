package io.orderarchiver.archive.pace;

import java.util.Optional;

/** Whether somebody wants a run to pause. */
@FunctionalInterface
public interface Pauses {

	/**
	 * Looks.
	 * @return who, as the state of a run that waits; nothing if nobody does
	 */
	Optional<PaceState> wanted();

}
