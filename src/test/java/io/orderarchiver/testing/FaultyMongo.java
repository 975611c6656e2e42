package io.orderarchiver.testing;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB that fails on demand in ways that a healthy one cannot be asked for. The
 * command has done its work before its answer is spoilt.
 */
public final class FaultyMongo implements AutoCloseable {

	private final Deque<Fault> faults = new ArrayDeque<>();

	private final MongoServer server = new MongoServer(new FaultyBackend());

	private final MongoClient client;

	/** Starts it, empty. */
	public FaultyMongo() {
		InetSocketAddress address = this.server.bind();
		this.client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort());
	}

	/** What is wrong with the answer to an insert. */
	public enum Fault {

		/** A majority did not confirm it in time. */
		WRITE_CONCERN_ERROR,

		/** The primary stepped down meanwhile. */
		STEPPED_DOWN

	}

	/**
	 * Spoils the answers to the next inserts, one after the other.
	 * @param next what goes wrong
	 */
	public synchronized void spoil(Fault... next) {
		this.faults.addAll(List.of(next));
	}

	/**
	 * How many faults are left.
	 * @return zero once all have happened
	 */
	public synchronized int faultsLeft() {
		return this.faults.size();
	}

	private synchronized @Nullable Fault nextFault() {
		return this.faults.poll();
	}

	/**
	 * A database on it.
	 * @return the database
	 */
	public MongoDatabase database() {
		return this.client.getDatabase("faulty");
	}

	@Override
	public void close() {
		this.client.close();
		this.server.shutdownNow();
	}

	/** Spoils the answers. */
	private final class FaultyBackend extends MemoryBackend {

		@Override
		public Document handleMessage(MongoMessage message) {
			Document answer = super.handleMessage(message);
			if (!message.getDocument().containsKey("insert")) {
				return answer;
			}
			Fault fault = nextFault();
			if (fault == null) {
				return answer;
			}
			return switch (fault) {
				case WRITE_CONCERN_ERROR ->
					answer.append("writeConcernError", new Document("code", 64).append("codeName", "WriteConcernFailed")
						.append("errmsg", "waiting for replication timed out"));
				case STEPPED_DOWN -> new Document("ok", 0.0).append("code", 189)
					.append("codeName", "PrimarySteppedDown")
					.append("errmsg", "operation was interrupted");
			};
		}

	}

}
