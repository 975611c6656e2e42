package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.orderarchiver.files.PrivateFiles;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MongoDB of a simulation: in memory, but its data outlive the process.
 * <p>
 * The first process that opens a directory owns it: it runs the server and writes a
 * snapshot when it closes. Whoever opens it meanwhile joins that server, and the owner
 * does not end before they have. A process that is killed loses what was written since
 * the last snapshot, never the snapshot.
 * <p>
 * A process opens a directory once: locks of one process on one file are not counted by
 * every operating system.
 */
public final class SimulationServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SimulationServer.class);

	private static final Duration LONGEST_HANDOVER = Duration.ofSeconds(15);

	private final SimulationDirectory directory;

	private final ServerUse use;

	private boolean closed;

	private SimulationServer(SimulationDirectory directory, ServerUse use) {
		this.directory = directory;
		this.use = use;
	}

	/**
	 * Opens a simulation, a new one if there is none.
	 * @param directory where its data are
	 * @return the simulation, ready to connect to
	 * @throws IOException if the directory cannot be written, its snapshot cannot be
	 * read, or another process holds it and answers to nobody for 15 seconds
	 */
	public static SimulationServer open(Path directory) throws IOException {
		return open(directory, LONGEST_HANDOVER);
	}

	static SimulationServer open(Path directory, Duration longestHandover) throws IOException {
		PrivateFiles.createDirectories(directory);
		SimulationDirectory simulation = new SimulationDirectory(directory);
		Instant deadline = Instant.now().plus(longestHandover);
		while (Instant.now().isBefore(deadline)) {
			Optional<ServerUse> use = use(simulation);
			if (use.isPresent()) {
				return new SimulationServer(simulation, use.get());
			}
			SimulationDirectory.pause();
		}
		throw new FileSystemException(directory.toString(), null,
				"another process holds this simulation, but its server does not answer");
	}

	private static Optional<ServerUse> use(SimulationDirectory directory) throws IOException {
		if (!ownedByThisProcess(directory)) {
			ProcessLock lock = directory.ownerLock();
			if (lock.tryAlone()) {
				return Optional.of(OwnServer.of(directory, lock));
			}
			lock.close();
		}
		return JoinedServer.in(directory);
	}

	/**
	 * Where locks belong to the process, to close any channel on the owner's file would
	 * release the owner's lock.
	 */
	private static boolean ownedByThisProcess(SimulationDirectory directory) throws IOException {
		return ServerAddress.read(directory.address())
			.filter((address) -> address.pid() == ProcessHandle.current().pid())
			.filter(ServerAddress::answers)
			.isPresent();
	}

	/**
	 * How to connect to it.
	 * @return a connection string without a database
	 */
	public String uri() {
		return this.use.address().uri();
	}

	/**
	 * What its data are called, as long as none of them were lost.
	 * @return eight hexadecimal characters
	 */
	public String identity() {
		return this.use.address().identity();
	}

	/**
	 * Whether another process runs the server.
	 * @return whether this process has joined it
	 */
	public boolean joined() {
		return this.use instanceof JoinedServer;
	}

	/**
	 * Writes what it holds now to the disk; a process that has joined may do so too.
	 * Collections are read one after the other: what is written meanwhile may be in it or
	 * not.
	 * @throws IOException if it cannot be written, or the server's owner is gone; the
	 * last snapshot stays
	 */
	public void snapshot() throws IOException {
		try (MongoClient client = this.use.address().connect()) {
			this.directory.save(client);
		}
		catch (MongoException ex) {
			throw new IOException("cannot write the snapshot in " + this.directory.path(), ex);
		}
	}

	/**
	 * Closes it, however long other processes use it.
	 * @throws IOException if the snapshot cannot be written; the last one stays
	 */
	@Override
	public void close() throws IOException {
		close(() -> logger.info("Waiting for other processes that use the simulation"), () -> false);
	}

	/**
	 * Closes it. An owner waits for the processes that have joined, unless a stop is
	 * requested or the thread is interrupted: then they lose their server, but nothing
	 * that was acknowledged to them.
	 * @param onWaiting is told once if there is somebody to wait for
	 * @param stopRequested asked often while waiting
	 * @throws IOException if the snapshot cannot be written; the last one stays
	 */
	public synchronized void close(Runnable onWaiting, BooleanSupplier stopRequested) throws IOException {
		if (!this.closed) {
			this.closed = true;
			this.use.end(onWaiting, stopRequested);
		}
	}

}
