package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.orderarchiver.simulation.server.EmbeddedMongo;

/**
 * The process that runs the server.
 * <p>
 * It starts from the last snapshot, takes the simulation's identity away from the disk,
 * and tells its address. It ends in the reverse order: it waits until nobody uses the
 * server, becomes unreachable, writes the snapshot, and only then leaves the identity. If
 * it dies in between, the identity is gone, and the next owner draws a new one.
 *
 * @param directory where everything is
 * @param lock held until all is on disk
 * @param server the server
 * @param address what other processes are told
 */
record OwnServer(SimulationDirectory directory, ProcessLock lock, EmbeddedMongo server,
		ServerAddress address) implements ServerUse {

	private static final int TOKEN_BYTES = 16;

	/** Starts the server; the lock is released if that fails. */
	static OwnServer of(SimulationDirectory directory, ProcessLock lock) throws IOException {
		EmbeddedMongo server = EmbeddedMongo.start();
		boolean started = false;
		try {
			Files.deleteIfExists(directory.address());
			ServerAddress unnamed = new ServerAddress(server.port(), "", Identity.random(TOKEN_BYTES),
					ProcessHandle.current().pid());
			try (MongoClient client = unnamed.connect()) {
				directory.load(client);
			}
			ServerAddress address = unnamed.of(directory.identity().take());
			server.continueAs(address.identity());
			address.publish(directory.address());
			started = true;
			return new OwnServer(directory, lock, server, address);
		}
		catch (MongoException ex) {
			throw new IOException("cannot load the snapshot in " + directory.path(), ex);
		}
		finally {
			if (!started) {
				server.close();
				lock.close();
			}
		}
	}

	@Override
	public void end(Runnable onWaiting, BooleanSupplier stopRequested) throws IOException {
		boolean interrupted = false;
		try (this.lock; this.server; ProcessLock clients = this.directory.clientsLock()) {
			awaitClients(clients, onWaiting, stopRequested);
			// An interrupted thread can write no file.
			interrupted = Thread.interrupted();
			Files.deleteIfExists(this.directory.address());
			this.server.stop();
			saveUnobserved();
			this.directory.identity().leave(this.address.identity());
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static void awaitClients(ProcessLock clients, Runnable onWaiting, BooleanSupplier stopRequested)
			throws IOException {
		boolean told = false;
		while (!stopRequested.getAsBoolean() && !Thread.currentThread().isInterrupted() && !clients.tryAlone()) {
			if (!told) {
				onWaiting.run();
				told = true;
			}
			try {
				SimulationDirectory.pause();
			}
			catch (InterruptedIOException ex) {
				return;
			}
		}
	}

	/** On a port that nobody knows: nothing can be written behind the snapshot's back. */
	private void saveUnobserved() throws IOException {
		this.server.start(0);
		try (MongoClient client = this.address.at(this.server.port()).connect()) {
			this.directory.save(client);
		}
		catch (MongoException ex) {
			throw new IOException("cannot write the snapshot in " + this.directory.path(), ex);
		}
	}

}
