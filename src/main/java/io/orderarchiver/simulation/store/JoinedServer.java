package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A process that uses the server of another one, which does not end as long as the claim
 * is held.
 *
 * @param address where that server listens
 * @param claim the share of the clients' lock
 */
record JoinedServer(ServerAddress address, ProcessLock claim) implements ServerUse {

	/** Joins a server if there is one that stays. */
	static Optional<ServerUse> in(SimulationDirectory directory) throws IOException {
		ProcessLock claim = directory.clientsLock();
		boolean joined = false;
		try {
			// Claimed first, so that a server that answers cannot end any more.
			Optional<ServerAddress> address = claim.tryShared() ? ServerAddress.read(directory.address())
					: Optional.empty();
			joined = address.isPresent() && address.get().answers();
			return joined ? Optional.of(new JoinedServer(address.get(), claim)) : Optional.empty();
		}
		finally {
			if (!joined) {
				claim.close();
			}
		}
	}

	@Override
	public void end(Runnable onWaiting, BooleanSupplier stopRequested) throws IOException {
		this.claim.close();
	}

}
