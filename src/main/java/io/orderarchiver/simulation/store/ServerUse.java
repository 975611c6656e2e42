package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** What a process has to do with the simulation's server: it runs it, or it uses it. */
sealed interface ServerUse permits OwnServer, JoinedServer {

	ServerAddress address();

	/**
	 * Ends it.
	 * @param onWaiting is told once if other processes have to be waited for
	 * @param stopRequested whether not to wait for them any longer
	 * @throws IOException if the data could not be saved
	 */
	void end(Runnable onWaiting, BooleanSupplier stopRequested) throws IOException;

}
