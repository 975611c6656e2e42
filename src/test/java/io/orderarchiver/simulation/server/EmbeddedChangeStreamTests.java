package io.orderarchiver.simulation.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.simulation.store.SimulationServer;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.orderarchiver.simulation.server.WatchedCollection.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What a real MongoDB could not be asked to do. */
@Timeout(60)
class EmbeddedChangeStreamTests {

	private static final int ENTRIES = 10;

	private final EmbeddedMongo server = EmbeddedMongo.withOplogEntries(ENTRIES);

	private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

	private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
		.applyConnectionString(
				new ConnectionString(this.server.uri() + "/?serverSelectionTimeoutMS=5000&connectTimeoutMS=1000"))
		.addCommandListener(new CommandListener() {
			@Override
			public void commandStarted(CommandStartedEvent event) {
				EmbeddedChangeStreamTests.this.commands.add(event.getCommand().clone());
			}
		})
		.build());

	private final MongoDatabase database = this.client.getDatabase("test");

	private final MongoCollection<Document> orders = this.database.getCollection("Commande");

	private final WatchedCollection watched = new WatchedCollection(this.orders);

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void losesTokensOlderThanItsLog() {
		BsonDocument token = currentToken(this.watched);
		insert(0, ENTRIES);
		try (MongoChangeStreamCursor<Document> resumed = this.watched.resumeAfter(token)) {
			assertThat(take(resumed, ENTRIES)).hasSize(ENTRIES);
		}
		insert(ENTRIES, ENTRIES + 1);
		assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.watched.resumeAfter(token))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(286));
		assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.watched.startAfter(token))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(286));
	}

	@Test
	void startsAtTheBeginningOfItsLog() {
		BsonTimestamp beginning = this.database.runCommand(new Document("ping", 1))
			.get("operationTime", BsonTimestamp.class);
		insert(0, ENTRIES);
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
			.open(this.watched.watch().startAtOperationTime(beginning))) {
			assertThat(take(cursor, ENTRIES)).hasSize(ENTRIES);
		}
		insert(ENTRIES, ENTRIES + 1);
		assertThatExceptionOfType(MongoException.class)
			.isThrownBy(() -> WatchedCollection.open(this.watched.watch().startAtOperationTime(beginning)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(286));
	}

	@Test
	void losesTokensAtTheFirstGetMoreIfNothingWasAskedForBefore() {
		BsonDocument token = currentToken(this.watched);
		insert(0, ENTRIES + 1);
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
			.open(this.watched.watch().resumeAfter(token).batchSize(0))) {
			assertThatExceptionOfType(MongoException.class).isThrownBy(cursor::tryNext)
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(286));
		}
	}

	@Test
	void losesReadersThatAreTooSlow() {
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection.open(this.watched.watch().batchSize(1))) {
			insert(0, 2);
			assertThat(take(cursor, 1)).hasSize(1);
			insert(2, ENTRIES + 3);
			assertThatExceptionOfType(MongoException.class).isThrownBy(() -> take(cursor, ENTRIES))
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(286));
		}
	}

	@Test
	void doesNotKnowTheTokensOfAnotherServer() {
		try (EmbeddedMongo other = EmbeddedMongo.start(); MongoClient its = MongoClients.create(other.uri())) {
			BsonDocument token = currentToken(new WatchedCollection(its.getDatabase("test").getCollection("Commande")));
			assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.watched.resumeAfter(token))
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(280))
				.withMessageContaining("the resume token was not found");
		}
		BsonDocument ofReplicaSet = BsonDocument.parse("{_data: '8260687B2D000000022B022C0100296E5A100420EA7287C1204D83"
				+ "A4FFDA70F869EC5646645F6964006460687B2D8FAF53467F4CD2B00004'}");
		assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.watched.resumeAfter(ofReplicaSet))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(280));
	}

	@Test
	void isResumedByTheDriverWhenItComesBack() {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			insert(0, 1);
			assertThat(take(cursor, 1)).hasSize(1);
			int port = this.server.port();
			this.server.stop();
			this.server.start(port);
			// Unlike the insert, the driver repeats it on a new connection.
			assertThat(this.orders.countDocuments()).isOne();
			insert(1, 2);
			assertThat(take(cursor, 1)).extracting("documentKey").containsExactly(new Document("_id", 1));
		}
		assertThat(this.commands).filteredOn((command) -> command.toString().contains("resumeAfter")).hasSize(1);
	}

	@Test
	void keepsItsTokensWhileItIsAway() {
		BsonDocument token = currentToken(this.watched);
		insert(0, 1);
		int port = this.server.port();
		this.server.stop();
		this.server.start(port);
		assertThat(this.orders.countDocuments()).isOne();
		try (MongoChangeStreamCursor<Document> resumed = this.watched.resumeAfter(token)) {
			assertThat(take(resumed, 1)).extracting("documentKey").containsExactly(new Document("_id", 0));
		}
	}

	@Test
	void loadsASnapshotWithoutItsLog(@TempDir Path directory) throws IOException {
		BsonDocument token;
		try (SimulationServer simulation = SimulationServer.open(directory);
				MongoClient its = MongoClients.create(simulation.uri())) {
			MongoCollection<Document> collection = its.getDatabase("test").getCollection("Commande");
			collection.insertOne(new Document("_id", 1));
			token = currentToken(new WatchedCollection(collection));
		}
		try (SimulationServer simulation = SimulationServer.open(directory);
				MongoClient its = MongoClients.create(simulation.uri())) {
			MongoCollection<Document> collection = its.getDatabase("test").getCollection("Commande");
			assertThat(collection.countDocuments()).isOne();
			assertThatExceptionOfType(MongoException.class)
				.isThrownBy(() -> new WatchedCollection(collection).resumeAfter(token))
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(286));
		}
	}

	@Test
	void stopsWaitingForAKilledCursor() {
		Document pipeline = new Document("aggregate", "Commande")
			.append("pipeline", List.of(new Document("$changeStream", new Document())))
			.append("cursor", new Document());
		long cursor = this.database.runCommand(pipeline).get("cursor", Document.class).getLong("id");
		Document getMore = new Document("getMore", cursor).append("collection", "Commande").append("maxTimeMS", 50_000);
		CompletableFuture<Document> answer = CompletableFuture.supplyAsync(() -> this.database.runCommand(getMore));
		await().until(() -> this.commands.stream().anyMatch((command) -> command.containsKey("getMore")));
		this.database.runCommand(new Document("killCursors", "Commande").append("cursors", List.of(cursor)));
		assertThat(answer).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(MongoException.class)
			.havingCause()
			.satisfies((ex) -> assertThat(((MongoException) ex).getCode()).isEqualTo(43));
	}

	@Test
	void stopsWhileClientsWait() {
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
			.open(this.watched.watch().maxAwaitTime(50, TimeUnit.SECONDS))) {
			CompletableFuture<Document> event = CompletableFuture.supplyAsync(cursor::next);
			await().until(() -> this.commands.stream().anyMatch((command) -> command.containsKey("getMore")));
			int port = this.server.port();
			this.server.stop();
			this.server.start(port);
			assertThat(this.orders.countDocuments()).isZero();
			insert(0, 1);
			assertThat(event).succeedsWithin(10, TimeUnit.SECONDS);
		}
	}

	@Test
	void readsALongLogInOrder() {
		int count = 60_000;
		try (EmbeddedMongo large = EmbeddedMongo.start(); MongoClient its = MongoClients.create(large.uri())) {
			MongoCollection<Document> collection = its.getDatabase("test").getCollection("Commande");
			try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
				.open(new WatchedCollection(collection).watch().batchSize(100))) {
				collection.insertMany(IntStream.range(0, count).mapToObj((id) -> new Document("_id", id)).toList());
				for (int id = 0; id < count; id++) {
					assertThat(Objects.requireNonNull(cursor.tryNext()).get("documentKey"))
						.isEqualTo(new Document("_id", id));
				}
			}
		}
	}

	@Test
	void hasSessionsButNoRetryableWrites() {
		insert(0, 1);
		assertThat(this.commands).filteredOn((command) -> command.containsKey("insert"))
			.singleElement()
			.satisfies((command) -> assertThat(command).containsKey("lsid").doesNotContainKey("txnNumber"));
	}

	@Test
	void refusesTransactions() {
		try (ClientSession session = this.client.startSession()) {
			session.startTransaction();
			assertThatExceptionOfType(MongoException.class)
				.isThrownBy(() -> this.orders.insertOne(session, new Document("_id", 1)));
		}
		assertThat(this.orders.find().into(new ArrayList<>())).isEmpty();
	}

	private void insert(int from, int to) {
		this.orders.insertMany(IntStream.range(from, to).mapToObj((id) -> new Document("_id", id)).toList());
	}

	private static BsonDocument currentToken(WatchedCollection watched) {
		try (MongoChangeStreamCursor<Document> cursor = watched.open()) {
			return WatchedCollection.token(cursor);
		}
	}

}
