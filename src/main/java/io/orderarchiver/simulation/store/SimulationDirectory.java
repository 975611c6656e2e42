package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.mongodb.client.MongoClient;

/**
 * What is where in the directory of a simulation.
 *
 * @param path the directory
 */
record SimulationDirectory(Path path) {

	private static final Duration LONGEST_SNAPSHOT = Duration.ofMinutes(5);

	private static final long PAUSE_MILLIS = 50;

	/** Held by the process that runs the server. */
	ProcessLock ownerLock() throws IOException {
		return ProcessLock.on(this.path.resolve("owner.lock"));
	}

	/** Shared by the processes that use another one's server. */
	ProcessLock clientsLock() throws IOException {
		return ProcessLock.on(this.path.resolve("clients.lock"));
	}

	Path address() {
		return this.path.resolve("server.json");
	}

	Identity identity() {
		return new Identity(this.path.resolve("identity"));
	}

	void load(MongoClient client) throws IOException {
		new Snapshots(this.path).load(client);
	}

	/** Writes a snapshot, one process at a time. */
	void save(MongoClient client) throws IOException {
		Instant deadline = Instant.now().plus(LONGEST_SNAPSHOT);
		try (ProcessLock lock = ProcessLock.on(this.path.resolve("snapshot.lock"))) {
			while (!lock.tryAlone()) {
				if (Instant.now().isAfter(deadline)) {
					throw new FileSystemException(this.path.toString(), null, "another process writes a snapshot");
				}
				pause();
			}
			new Snapshots(this.path).save(client);
		}
	}

	/**
	 * Lets other processes go on for a moment.
	 * @throws InterruptedIOException if the thread is interrupted; it stays so
	 */
	static void pause() throws InterruptedIOException {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted while waiting for another process");
		}
	}

}
