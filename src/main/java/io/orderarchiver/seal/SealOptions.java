package io.orderarchiver.seal;

import java.util.Optional;

/**
 * What seal a verification writes.
 *
 * @param directory where; nothing may be there
 * @param key signs it, if there is one
 * @param faults whether an archive that is not proven is sealed
 */
public record SealOptions(SealDirectory directory, Optional<SealKey> key, Faults faults) {

	/** What becomes of an archive that is not proven. */
	public enum Faults {

		/** It is not sealed. */
		REFUSED,

		/** It is sealed with its findings in {@code run.json}. */
		SEALED

	}

}
