package io.orderarchiver.archive.pace;

/** Decides how much a process spares MongoDB. */
public interface Sparing {

	/**
	 * Takes a look into account; called every second, by one thread at a time.
	 * @param own what this process sees
	 * @return what holds for it now
	 */
	SparingDecision decide(Look own);

	/**
	 * Tells and hears what other processes of the run see, or decide; called every second
	 * by another thread, since it may take its time.
	 */
	default void exchange() {
		// Whoever is alone has nobody to tell.
	}

}
