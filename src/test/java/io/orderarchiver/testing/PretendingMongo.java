package io.orderarchiver.testing;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;

/** A MongoDB that says of itself what a test wants to hear. */
public final class PretendingMongo implements AutoCloseable {

	/** Its one database. */
	public static final String DATABASE = "Ubereats";

	private final Map<String, Document> answers = new ConcurrentHashMap<>();

	private final Set<String> silent = ConcurrentHashMap.newKeySet();

	private final CountDownLatch end = new CountDownLatch(1);

	private final MongoServer server;

	private final MongoClient client;

	/** Starts it, empty. */
	public PretendingMongo() {
		this.server = new MongoServer(new PretendingBackend());
		InetSocketAddress address = this.server.bind();
		this.client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort());
	}

	/**
	 * Answers a command so from now on.
	 * @param command {@code find}, {@code find Commande}, with the direction of a sort
	 * {@code find oplog.rs -1}, or {@code listCollections nameOnly}
	 * @param answer the whole answer
	 */
	public void answer(String command, Document answer) {
		this.answers.put(command, answer);
	}

	/**
	 * Leaves a command without an answer.
	 * @param command its name
	 */
	public void silence(String command) {
		this.silent.add(command);
	}

	/**
	 * How to connect to it.
	 * @return a connection string without a database
	 */
	public String uri() {
		return "mongodb://127.0.0.1:" + this.server.getLocalAddress().getPort();
	}

	/**
	 * Its database.
	 * @return the database, as a client of the test's own sees it
	 */
	public MongoDatabase database() {
		return this.client.getDatabase(DATABASE);
	}

	@Override
	public void close() {
		this.end.countDown();
		this.client.close();
		this.server.shutdownNow();
	}

	/** Has an answer of its own to some commands. */
	private final class PretendingBackend extends MemoryBackend {

		@Override
		public Document handleMessage(MongoMessage message) {
			Document command = message.getDocument();
			String name = command.keySet().iterator().next();
			if (PretendingMongo.this.silent.contains(name)) {
				awaitEnd();
			}
			String what = name + " " + command.get(name);
			Document answer = Stream.of(what + " " + direction(command), name + scope(command), what, name)
				.map(PretendingMongo.this.answers::get)
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
			return (answer != null) ? answer : super.handleMessage(message);
		}

		/** A greeting is what it is, but for the fields that a test wants. */
		@Override
		public Document handleCommand(Channel channel, String database, String command, Document query) {
			Document answer = super.handleCommand(channel, database, command, query);
			if (command.equalsIgnoreCase("isMaster")) {
				answer.putAll(PretendingMongo.this.answers.getOrDefault("isMaster", new Document()));
			}
			return answer;
		}

		private void awaitEnd() {
			try {
				PretendingMongo.this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private static String scope(Document command) {
			return Boolean.TRUE.equals(command.get("nameOnly")) ? " nameOnly" : " whole";
		}

		private static Object direction(Document command) {
			return (command.get("sort") instanceof Document sort) ? sort.values().iterator().next() : "";
		}

	}

}
