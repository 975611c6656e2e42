package io.orderarchiver.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A MongoDB inside this process, in memory, for demonstrations and tests. It listens on
 * the loopback address only.
 * <p>
 * It can go away ({@link #stop()}) and come back ({@link #start(int)}) with its data.
 */
public final class EmbeddedMongo implements AutoCloseable {

	private final CorrectedBackend backend = new CorrectedBackend();

	private @Nullable LoopbackListener listener;

	private EmbeddedMongo() {
	}

	/**
	 * Starts an empty one on any free port.
	 * @return the running server
	 */
	public static EmbeddedMongo start() {
		EmbeddedMongo server = new EmbeddedMongo();
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

	/** Closes every connection and refuses new ones. The data stay in memory. */
	public synchronized void stop() {
		if (this.listener != null) {
			this.listener.close();
			this.listener = null;
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
