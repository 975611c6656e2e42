package io.orderarchiver.simulation.server;

import org.jspecify.annotations.Nullable;

/**
 * A MongoDB inside this process, in memory, for demonstrations and tests. It listens on
 * the loopback address only.
 * <p>
 * It can go away ({@link #stop()}) and come back ({@link #start(int)}) with its data. It
 * has change streams on collections and databases, though it says that it is a standalone
 * server: a connection string names no replica set.
 */
public final class EmbeddedMongo implements AutoCloseable {

	private final CorrectedBackend backend;

	private @Nullable LoopbackListener listener;

	private EmbeddedMongo(int logEntries) {
		this.backend = new CorrectedBackend(logEntries);
	}

	/**
	 * Starts an empty one on any free port.
	 * @return the running server
	 */
	public static EmbeddedMongo start() {
		return withOplogEntries(OperationLog.DEFAULT_ENTRIES);
	}

	/**
	 * Starts an empty one whose change streams do not reach back far.
	 * @param entries how many operations its log keeps
	 * @return the running server
	 */
	public static EmbeddedMongo withOplogEntries(int entries) {
		EmbeddedMongo server = new EmbeddedMongo(entries);
		server.start(0);
		return server;
	}

	/**
	 * Starts it again after {@link #stop()}.
	 * @param port where to listen; 0 for any free port
	 * @throws IllegalStateException if it runs
	 */
	public synchronized void start(int port) {
		if (this.listener != null) {
			throw new IllegalStateException("already listening");
		}
		this.listener = new LoopbackListener(this.backend, port);
	}

	/**
	 * Continues, with the data that it holds now, the server of that name, whose log is
	 * lost: resume tokens of it are too old, those of any other server unknown.
	 * @param identity eight hexadecimal digits
	 */
	public void continueAs(String identity) {
		this.backend.log().beginAnew(identity);
	}

	/**
	 * Closes every connection and cursor, and refuses new ones. The data and the log stay
	 * in memory.
	 */
	public synchronized void stop() {
		if (this.listener != null) {
			this.listener.close();
			this.listener = null;
			this.backend.closeCursors();
		}
	}

	/**
	 * Where it listens.
	 * @return the port
	 * @throws IllegalStateException if it is stopped
	 */
	public synchronized int port() {
		if (this.listener == null) {
			throw new IllegalStateException("not listening");
		}
		return this.listener.port();
	}

	/**
	 * How to connect to it.
	 * @return a connection string without a database
	 * @throws IllegalStateException if it is stopped
	 */
	public String uri() {
		return "mongodb://127.0.0.1:" + port();
	}

	@Override
	public void close() {
		stop();
	}

}
