package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.orderarchiver.files.PrivateFiles;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.BsonInvalidOperationException;
import org.bson.Document;
import org.bson.json.JsonParseException;

/**
 * Where the simulation's server listens, as its owner tells other processes.
 *
 * @param port where it listens, on the loopback address
 * @param identity the simulation's identity
 * @param token drawn for each start of a server: it tells this server from another one on
 * a port that was free again
 * @param pid the process id of its owner
 */
record ServerAddress(int port, String identity, String token, long pid) {

	private static final int ANSWER_SECONDS = 2;

	ServerAddress of(String newIdentity) {
		return new ServerAddress(this.port, newIdentity, this.token, this.pid);
	}

	ServerAddress at(int newPort) {
		return new ServerAddress(newPort, this.identity, this.token, this.pid);
	}

	void publish(Path file) throws IOException {
		try (MongoClient client = connect()) {
			tokens(client).insertOne(new Document("_id", this.token));
		}
		PrivateFiles.replace(file,
				new Document("port", this.port).append("identity", this.identity)
					.append("token", this.token)
					.append("pid", this.pid)
					.toJson());
	}

	static Optional<ServerAddress> read(Path file) throws IOException {
		try {
			Document json = Document.parse(Files.readString(file));
			return Optional.of(new ServerAddress(json.get("port", 0), json.get("identity", ""), json.get("token", ""),
					(json.get("pid") instanceof Number pid) ? pid.longValue() : 0));
		}
		catch (NoSuchFileException | CharacterCodingException | JsonParseException | BsonInvalidOperationException
				| ClassCastException ex) {
			return Optional.empty();
		}
	}

	String uri() {
		return "mongodb://127.0.0.1:" + this.port;
	}

	/**
	 * Asks whether the server still runs.
	 * @return whether this very server answers
	 */
	boolean answers() {
		if (!listens()) {
			return false;
		}
		try (MongoClient client = connect()) {
			return tokens(client).find(new Document("_id", this.token)).first() != null;
		}
		catch (MongoException ex) {
			return false;
		}
	}

	/** A refused connection is known at once, while the driver would try again. */
	private boolean listens() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port),
					(int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	MongoClient connect() {
		return MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(uri()))
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
			.build());
	}

	/** In a database that is the server's own, so no snapshot has it. */
	private static MongoCollection<Document> tokens(MongoClient client) {
		return client.getDatabase("local").getCollection("simulation");
	}

}
