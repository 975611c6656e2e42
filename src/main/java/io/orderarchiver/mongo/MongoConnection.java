package io.orderarchiver.mongo;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * An open connection that reads from the primary with read concern majority and writes
 * with write concern majority, whatever the URI says.
 */
public final class MongoConnection implements AutoCloseable {

	private static final int SERVER_SELECTION_AT_START_MILLIS = 10_000;

	/** In mid-run, an election must have the time it takes. */
	private static final int SERVER_SELECTION_MILLIS = 30_000;

	/** Without it, a write would wait for ever for a majority that is gone. */
	private static final WriteConcern MAJORITY = WriteConcern.MAJORITY.withWTimeout(30, TimeUnit.SECONDS);

	private final MongoTarget target;

	private final MongoClient client;

	private MongoConnection(MongoTarget target, MongoClient client) {
		this.target = target;
		this.client = client;
	}

	/**
	 * Connects and waits for an answer, for ten seconds at most.
	 * @param target where to connect
	 * @param listeners are told of each command
	 * @return the connection, which has answered a ping
	 * @throws ConnectionFailedException if nothing answers or the credentials are refused
	 */
	public static MongoConnection open(MongoTarget target, List<CommandListener> listeners) {
		MongoClient client = MongoClients.create(settings(target, listeners));
		try {
			client.getDatabase(target.database())
				.withTimeout(patienceAtStart(target), TimeUnit.MILLISECONDS)
				.runCommand(new BsonDocument("ping", new BsonInt32(1)));
			return new MongoConnection(target, client);
		}
		catch (MongoException ex) {
			ConnectionFailedException explained = explained(target, client, ex);
			explained.initCause(ex);
			client.close();
			throw explained;
		}
	}

	private static MongoClientSettings settings(MongoTarget target, List<CommandListener> listeners) {
		return MongoClientSettings.builder()
			.applyConnectionString(target.uri())
			.compressorList(Compressors.of(target.uri()).usable())
			.applyToClusterSettings((cluster) -> cluster
				.serverSelectionTimeout(serverSelectionMillis(target, SERVER_SELECTION_MILLIS), TimeUnit.MILLISECONDS))
			.applyToSslSettings((ssl) -> target.authority().ifPresent((authority) -> ssl.context(authority.context())))
			.applicationName("order-archiver")
			.readPreference(ReadPreference.primary())
			.readConcern(ReadConcern.MAJORITY)
			.writeConcern(MAJORITY)
			.retryReads(true)
			.retryWrites(true)
			.commandListenerList(listeners)
			.build();
	}

	/** What the URI asks for is meant. */
	private static int serverSelectionMillis(MongoTarget target, int byDefault) {
		Integer inUri = target.uri().getServerSelectionTimeout();
		return (inUri != null) ? inUri : byDefault;
	}

	private static int patienceAtStart(MongoTarget target) {
		return Math.min(SERVER_SELECTION_AT_START_MILLIS,
				serverSelectionMillis(target, SERVER_SELECTION_AT_START_MILLIS));
	}

	private static ConnectionFailedException explained(MongoTarget target, MongoClient client, MongoException ex) {
		if (ex instanceof MongoSecurityException
				|| (ex instanceof MongoCommandException command && command.getErrorCode() == ErrorCodes.UNAUTHORIZED)) {
			return new CredentialsRefusedException(
					("MongoDB refuses the user or the password for %s. Check MONGODB_URI: user name, password"
							+ " (percent-encoded), and authSource.")
						.formatted(target));
		}
		if (ex instanceof MongoIncompatibleDriverException) {
			return new UnsupportedServerException("%s is older than MongoDB 4.2, or newer than this program knows: %s"
				.formatted(target, ex.getMessage()));
		}
		return new ConnectionFailedException(target.tlsFailure(client)
			.orElseGet(
					() -> ("MongoDB does not answer: %s (waited %.1f s). Check that the server runs, the host and port in"
							+ " MONGODB_URI, the network and firewall, and TLS; on Atlas, the IP access list.")
						.formatted(target, patienceAtStart(target) / 1000.0)));
	}

	/**
	 * The target of this connection.
	 * @return what it was opened with
	 */
	public MongoTarget target() {
		return this.target;
	}

	/**
	 * The database that a run works on.
	 * @return the target's database
	 */
	public MongoDatabase database() {
		return this.client.getDatabase(this.target.database());
	}

	/**
	 * The client behind this connection.
	 * @return the client, closed with the connection
	 */
	public MongoClient client() {
		return this.client;
	}

	/**
	 * Names the deployment so that a tunnel or an alias does not make two of one, nor one
	 * of two.
	 * @return name and members of a replica set, as it says itself; else the URI's hosts
	 */
	public String cluster() {
		return ClusterName.of(this.client.getClusterDescription(), this.target);
	}

	@Override
	public void close() {
		this.client.close();
	}

}
