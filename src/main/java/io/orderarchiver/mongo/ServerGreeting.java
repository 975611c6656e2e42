package io.orderarchiver.mongo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Finds out, host by host and without credentials, why a deployment does not answer.
 */
public final class ServerGreeting {

	private static final int PATIENCE_MILLIS = 2_000;

	private final MongoTarget target;

	/**
	 * Creates the greeting.
	 * @param target a deployment that does not answer as a whole
	 */
	public ServerGreeting(MongoTarget target) {
		this.target = target;
	}

	/**
	 * Asks each host, some seconds at most.
	 * @return a line for each: who does not listen, does not speak MongoDB, or is no
	 * primary of the set that the URI names
	 */
	public List<String> ask() {
		return this.target.uri().getHosts().parallelStream().map((host) -> host + ": " + ask(host)).toList();
	}

	private String ask(String host) {
		ServerAddress address = new ServerAddress(host);
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
		}
		catch (IOException ex) {
			return "nothing listens there that this host can reach (" + ex.getMessage() + ")";
		}
		try (MongoClient client = MongoClients.create(settings(address))) {
			return greet(client);
		}
	}

	private String greet(MongoClient client) {
		try {
			return describe(client.getDatabase("admin")
				.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class));
		}
		catch (MongoException ex) {
			return this.target.tlsFailure(client)
				.orElse("something listens, but does not speak MongoDB; if it wants TLS, the URI needs tls=true, and if"
						+ " not, no tls=true");
		}
	}

	/** A user that is refused would hide what the server says without one. */
	private MongoClientSettings settings(ServerAddress address) {
		ConnectionString uri = this.target.uri();
		return MongoClientSettings.builder()
			.applyToClusterSettings((cluster) -> cluster.hosts(List.of(address))
				.mode(ClusterConnectionMode.SINGLE)
				.serverSelectionTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
			.applyToSocketSettings((socket) -> socket.connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
				.readTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
			.applyToSslSettings((ssl) -> {
				ssl.applyConnectionString(uri);
				this.target.authority().ifPresent((authority) -> ssl.context(authority.context()));
			})
			.build();
	}

	private String describe(BsonDocument greeting) {
		String wanted = this.target.uri().getRequiredReplicaSetName();
		BsonString actual = greeting.getString("setName", new BsonString(""));
		if (wanted != null && !wanted.equals(actual.getValue())) {
			return "answers, but the URI says replicaSet=%s and the server %s".formatted(wanted,
					actual.getValue().isEmpty() ? "is in no replica set" : "replicaSet=" + actual.getValue());
		}
		return greeting.getBoolean("ismaster", BsonBoolean.FALSE).getValue() ? "answers"
				: "answers, but is no primary; its set may have none at the moment";
	}

}
