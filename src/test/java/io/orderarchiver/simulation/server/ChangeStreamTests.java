package io.orderarchiver.simulation.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.changestream.FullDocument;
import io.orderarchiver.testing.TestMongo;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.orderarchiver.simulation.server.WatchedCollection.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What a change stream shows, on a real MongoDB and on the embedded one alike. */
@Timeout(60)
class ChangeStreamTests {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(ChangeStreamTests.class);

	private final MongoCollection<Document> orders = mongo.database().getCollection("Commande");

	private final WatchedCollection watched = new WatchedCollection(this.orders);

	@BeforeEach
	void create() {
		mongo.database().createCollection("Commande");
	}

	@AfterEach
	void drop() {
		mongo.drop();
	}

	@Test
	void showsEachKindOfWrite() {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertOne(order(1, "en livraison"));
			this.orders.updateOne(Filters.eq("_id", 1), Updates.combine(Updates.set("status", "livrée"),
					Updates.set("note.stars", 5), Updates.unset("nom"), Updates.set("numero_commande", "CMD-1")));
			this.orders.replaceOne(Filters.eq("_id", 1), new Document("status", "annulée"));
			this.orders.deleteOne(Filters.eq("_id", 1));
			List<Document> events = take(cursor, 4);
			assertThat(events).extracting("operationType").containsExactly("insert", "update", "replace", "delete");
			assertThat(events).extracting("documentKey").containsOnly(new Document("_id", 1));
			assertThat(events).extracting("ns")
				.containsOnly(new Document("db", mongo.databaseName()).append("coll", "Commande"));
			assertThat(events.get(0)).containsEntry("fullDocument", order(1, "en livraison"));
			assertThat(events.get(1)).doesNotContainKey("fullDocument");
			Document description = events.get(1).get("updateDescription", Document.class);
			assertThat(description)
				.containsEntry("updatedFields", new Document("note.stars", 5).append("status", "livrée"))
				.containsEntry("removedFields", List.of("nom"));
			assertThat(events.get(2)).containsEntry("fullDocument", new Document("_id", 1).append("status", "annulée"));
			assertThat(events.get(3)).doesNotContainKey("fullDocument");
		}
	}

	private static Document order(int id, String status) {
		return new Document("_id", id).append("numero_commande", "CMD-" + id)
			.append("status", status)
			.append("nom", "Jean")
			.append("note", new Document("stars", 1));
	}

	@Test
	void keepsWhatAnInsertWroteWhenItIsChangedLater() {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertOne(order(1, "en livraison"));
			this.orders.updateOne(Filters.eq("_id", 1), Updates.set("note.stars", 2));
			this.orders.updateOne(Filters.eq("_id", 1), Updates.set("status", "livrée"));
			assertThat(take(cursor, 1).get(0)).containsEntry("fullDocument", order(1, "en livraison"));
		}
	}

	@Test
	void ordersEventsByTimeAndToken() {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertMany(IntStream.range(0, 50).mapToObj((id) -> order(id, "livrée")).toList());
			List<Document> events = take(cursor, 50);
			List<BsonTimestamp> times = events.stream()
				.map((event) -> event.get("clusterTime", BsonTimestamp.class))
				.toList();
			assertThat(times).isSorted();
			assertThat(events).extracting((event) -> event.get("_id", Document.class).getString("_data"))
				.isSorted()
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void showsNothingOfWritesThatChangeNothing() {
		this.orders.createIndex(Indexes.ascending("numero_commande"), new IndexOptions().unique(true));
		this.orders.insertMany(List.of(order(1, "livrée"), order(2, "livrée")));
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.updateOne(Filters.eq("_id", 1), Updates.set("status", "livrée"));
			this.orders.replaceOne(Filters.eq("_id", 1), order(1, "livrée"));
			this.orders.updateOne(Filters.eq("_id", 9), Updates.set("status", "livrée"));
			this.orders.deleteOne(Filters.eq("_id", 9));
			List<Document> batch = List.of(order(1, "annulée"), order(3, "annulée"));
			assertThatExceptionOfType(MongoException.class)
				.isThrownBy(() -> this.orders.insertMany(batch, new InsertManyOptions().ordered(false)));
			assertThatExceptionOfType(MongoException.class)
				.isThrownBy(() -> this.orders.updateOne(Filters.eq("_id", 1), Updates.set("numero_commande", "CMD-2")));
			assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.orders.updateOne(Filters.eq("_id", 4),
					Updates.set("numero_commande", "CMD-2"), new UpdateOptions().upsert(true)));
			assertThat(this.watched.takeAll(cursor)).extracting("documentKey").containsExactly(new Document("_id", 3));
		}
	}

	@Test
	void showsEachDocumentOfWritesThatChangeSeveral() {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertMany(List.of(order(1, "livrée"), order(2, "en livraison"), order(3, "en livraison")));
			this.orders.updateMany(Filters.empty(), Updates.set("status", "livrée"));
			this.orders.deleteMany(Filters.in("_id", 1, 2));
			List<Document> events = this.watched.takeAll(cursor);
			assertThat(events).extracting("operationType")
				.containsExactly("insert", "insert", "insert", "update", "update", "delete", "delete");
			assertThat(events.subList(3, 5)).extracting("documentKey")
				.containsExactlyInAnyOrder(new Document("_id", 2), new Document("_id", 3));
		}
	}

	@Test
	void showsUpsertsAndFindAndModify() {
		FindOneAndUpdateOptions upsert = new FindOneAndUpdateOptions().upsert(true);
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.updateOne(Filters.eq("_id", 1), Updates.set("a", 1), new UpdateOptions().upsert(true));
			this.orders.replaceOne(Filters.eq("_id", 2), new Document("a", 1), new ReplaceOptions().upsert(true));
			this.orders.findOneAndUpdate(Filters.eq("_id", 3), Updates.set("a", 1), upsert);
			this.orders.findOneAndUpdate(Filters.eq("_id", 3), Updates.set("a", 2));
			this.orders.findOneAndReplace(Filters.eq("_id", 3), new Document("a", 3));
			this.orders.findOneAndDelete(Filters.eq("_id", 3));
			List<Document> events = this.watched.takeAll(cursor);
			assertThat(events).extracting("operationType")
				.containsExactly("insert", "insert", "insert", "update", "replace", "delete");
			assertThat(events.get(0)).containsEntry("fullDocument", new Document("_id", 1).append("a", 1));
			assertThat(events.get(3).get("updateDescription", Document.class)).containsEntry("updatedFields",
					new Document("a", 2));
		}
	}

	@Test
	void looksUpdatedDocumentsUpWhenTheyAreRead() {
		this.orders.insertMany(List.of(order(1, "en attente"), order(2, "en attente")));
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
			.open(this.watched.watch().fullDocument(FullDocument.UPDATE_LOOKUP))) {
			this.orders.updateMany(Filters.empty(), Updates.set("status", "en livraison"));
			this.orders.updateOne(Filters.eq("_id", 1), Updates.set("status", "livrée"));
			this.orders.deleteOne(Filters.eq("_id", 2));
			List<Document> events = take(cursor, 3);
			assertThat(events.subList(0, 2)).filteredOn("documentKey", new Document("_id", 1))
				.extracting("fullDocument")
				.containsExactly(order(1, "livrée"));
			assertThat(events.subList(0, 2)).filteredOn("documentKey", new Document("_id", 2))
				.singleElement()
				.satisfies((event) -> assertThat(event).containsEntry("fullDocument", null));
		}
	}

	@Test
	void matchesAndProjectsOnTheServer() {
		Bson match = Aggregates.match(Filters.or(
				Filters.and(Filters.in("operationType", "insert", "replace"),
						Filters.eq("fullDocument.status", "livrée")),
				Filters.eq("updateDescription.updatedFields.status", "livrée"),
				Filters.in("operationType", "drop", "rename", "dropDatabase", "invalidate")));
		Bson project = Aggregates.project(Projections.include("operationType", "clusterTime", "ns", "documentKey",
				"fullDocument._id", "fullDocument.numero_commande"));
		try (MongoChangeStreamCursor<Document> cursor = new WatchedCollection(this.orders, match, project).open()) {
			this.orders.insertMany(List.of(order(1, "livrée"), order(2, "en livraison"), order(3, "en livraison")));
			this.orders.updateOne(Filters.eq("_id", 2), Updates.set("status", "livrée"));
			this.orders.updateOne(Filters.eq("_id", 2), Updates.set("nom", "Alice"));
			this.orders.replaceOne(Filters.eq("_id", 3), order(3, "livrée"));
			this.orders.deleteOne(Filters.eq("_id", 3));
			this.orders.drop();
			List<Document> events = take(cursor, 5);
			assertThat(events).extracting("operationType")
				.containsExactly("insert", "update", "replace", "drop", "invalidate");
			assertThat(events.get(0))
				.containsOnlyKeys("_id", "operationType", "clusterTime", "ns", "documentKey", "fullDocument")
				.containsEntry("fullDocument", new Document("_id", 1).append("numero_commande", "CMD-1"));
			assertThat(events.get(1)).containsOnlyKeys("_id", "operationType", "clusterTime", "ns", "documentKey");
		}
	}

	@Test
	void refusesAPipelineThatTakesTheTokenAway() {
		Bson project = Aggregates.project(Projections.fields(Projections.excludeId(), Projections.include("ns")));
		try (MongoChangeStreamCursor<Document> cursor = new WatchedCollection(this.orders, project).open()) {
			this.orders.insertOne(order(1, "livrée"));
			assertThatExceptionOfType(MongoException.class).isThrownBy(() -> take(cursor, 1))
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(280));
		}
		assertThatExceptionOfType(MongoException.class)
			.isThrownBy(() -> new WatchedCollection(this.orders, Aggregates.count()).open())
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(20));
	}

	@Test
	void startsWithTheNextWriteAndAnEmptyBatch() {
		this.orders.insertOne(order(1, "livrée"));
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			assertThat(cursor.available()).isZero();
			BsonDocument token = WatchedCollection.token(cursor);
			this.orders.insertOne(order(2, "livrée"));
			try (MongoChangeStreamCursor<Document> resumed = this.watched.resumeAfter(token)) {
				assertThat(take(resumed, 1)).extracting("documentKey").containsExactly(new Document("_id", 2));
			}
		}
	}

	@Test
	void resumesAfterAnEvent() {
		BsonDocument token;
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertMany(IntStream.range(0, 5).mapToObj((id) -> order(id, "livrée")).toList());
			Document second = take(cursor, 2).get(1);
			token = second.get("_id", Document.class).toBsonDocument();
		}
		try (MongoChangeStreamCursor<Document> resumed = this.watched.resumeAfter(token);
				MongoChangeStreamCursor<Document> started = this.watched.startAfter(token)) {
			assertThat(this.watched.takeAll(resumed)).hasSize(3);
			assertThat(take(started, 1)).extracting("documentKey").containsExactly(new Document("_id", 2));
		}
	}

	@Test
	void startsAtAnOperationTime() {
		BsonTimestamp time;
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertMany(IntStream.range(0, 3).mapToObj((id) -> order(id, "livrée")).toList());
			time = take(cursor, 2).get(1).get("clusterTime", BsonTimestamp.class);
		}
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
			.open(this.watched.watch().startAtOperationTime(time))) {
			assertThat(take(cursor, 1)).extracting("documentKey").containsExactly(new Document("_id", 1));
		}
	}

	@Test
	void movesTheTokenOnWithWritesThatItDoesNotShow() {
		MongoCollection<Document> others = mongo.database().getCollection("Client");
		Bson match = Aggregates.match(Filters.eq("operationType", "delete"));
		try (MongoChangeStreamCursor<Document> cursor = new WatchedCollection(this.orders, match).open();
				MongoChangeStreamCursor<Document> everything = this.watched.open()) {
			BsonDocument opened = WatchedCollection.token(cursor);
			others.insertOne(new Document("_id", 1));
			BsonDocument afterOther = tokenOtherThan(opened, cursor);
			this.orders.insertOne(order(1, "livrée"));
			WatchedCollection.take(everything, 1);
			String filtered = time(WatchedCollection.token(everything));
			others.insertOne(new Document("_id", 2));
			BsonDocument afterFiltered = tokenBehind(filtered, cursor);
			assertThat(List.of(data(opened), data(afterOther), data(afterFiltered))).isSorted();
			try (MongoChangeStreamCursor<Document> resumed = this.watched.resumeAfter(afterFiltered)) {
				assertThat(this.watched.takeAll(resumed)).isEmpty();
			}
		}
	}

	/** A server writes for itself too, and moves the token on by that. */
	private static BsonDocument tokenBehind(String time, MongoChangeStreamCursor<Document> cursor) {
		return await().until(() -> WatchedCollection.token(cursor), (token) -> time(token).compareTo(time) > 0);
	}

	/** A token begins with a type and a cluster time, in hexadecimal. */
	private static String time(BsonDocument token) {
		return data(token).substring(0, 18);
	}

	private static BsonDocument tokenOtherThan(BsonDocument last, MongoChangeStreamCursor<Document> cursor) {
		return await().until(() -> WatchedCollection.token(cursor), (token) -> !token.equals(last));
	}

	private static String data(BsonDocument token) {
		return token.getString("_data").getValue();
	}

	@Test
	void endsWithItsCollection() {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.insertOne(order(1, "livrée"));
			this.orders.drop();
			List<Document> events = take(cursor, 3);
			assertThat(events).extracting("operationType").containsExactly("insert", "drop", "invalidate");
			assertThat(events.get(1)).containsEntry("ns",
					new Document("db", mongo.databaseName()).append("coll", "Commande"));
			assertThat(cursor.getServerCursor()).isNull();
			BsonDocument afterDrop = events.get(1).get("_id", Document.class).toBsonDocument();
			BsonDocument afterInvalidate = events.get(2).get("_id", Document.class).toBsonDocument();
			assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.watched.resumeAfter(afterInvalidate))
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(260));
			this.orders.insertOne(order(2, "livrée"));
			try (MongoChangeStreamCursor<Document> resumed = this.watched.resumeAfter(afterDrop);
					MongoChangeStreamCursor<Document> started = this.watched.startAfter(afterInvalidate)) {
				assertThat(take(resumed, 1)).extracting("operationType").containsExactly("invalidate");
				assertThat(take(started, 1)).extracting("documentKey").containsExactly(new Document("_id", 2));
			}
		}
	}

	@Test
	void endsSilentlyIfTheEndIsFilteredAway() {
		Bson match = Aggregates.match(Filters.eq("operationType", "insert"));
		try (MongoChangeStreamCursor<Document> cursor = new WatchedCollection(this.orders, match).open()) {
			this.orders.drop();
			await().until(() -> {
				assertThat(cursor.tryNext()).isNull();
				return cursor.getServerCursor() == null;
			});
		}
	}

	@Test
	void endsWhenItsCollectionIsRenamed() {
		this.orders.insertOne(order(1, "livrée"));
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open()) {
			this.orders.renameCollection(new MongoNamespace(mongo.databaseName(), "Ancienne"));
			List<Document> events = take(cursor, 2);
			assertThat(events).extracting("operationType").containsExactly("rename", "invalidate");
			assertThat(events.get(0)).containsEntry("to",
					new Document("db", mongo.databaseName()).append("coll", "Ancienne"));
			mongo.database().getCollection("Ancienne").insertOne(order(2, "livrée"));
			assertThat(cursor.getServerCursor()).isNull();
		}
	}

	@Test
	void endsWithItsDatabase() {
		this.orders.insertOne(order(1, "livrée"));
		try (MongoChangeStreamCursor<Document> cursor = this.watched.open();
				MongoChangeStreamCursor<Document> ofDatabase = (MongoChangeStreamCursor<Document>) mongo.database()
					.watch()
					.withDocumentClass(Document.class)
					.cursor()) {
			mongo.drop();
			assertThat(take(cursor, 2)).extracting("operationType").containsExactly("drop", "invalidate");
			assertThat(take(ofDatabase, 3)).extracting("operationType")
				.containsExactly("drop", "dropDatabase", "invalidate");
		}
	}

	@Test
	void showsADatabaseAsAWhole() {
		try (MongoChangeStreamCursor<Document> cursor = (MongoChangeStreamCursor<Document>) mongo.database()
			.watch()
			.withDocumentClass(Document.class)
			.cursor()) {
			this.orders.insertOne(order(1, "livrée"));
			mongo.database().getCollection("Client").insertOne(new Document("_id", 2));
			assertThat(take(cursor, 2)).extracting("ns").extracting("coll").containsExactly("Commande", "Client");
		}
	}

	@Test
	void wakesEveryWatcherWhenSomethingComes() {
		List<CompletableFuture<Document>> waiting = IntStream.range(0, 20)
			.mapToObj((watcher) -> WatchedCollection.open(this.watched.watch().maxAwaitTime(50, TimeUnit.SECONDS)))
			.map((cursor) -> CompletableFuture.supplyAsync(() -> {
				try (cursor) {
					return cursor.next();
				}
			}, (task) -> new Thread(task).start()))
			.toList();
		for (int id = 0; id < 20; id++) {
			mongo.database().getCollection("Client").insertOne(new Document("_id", id));
		}
		assertThat(waiting).noneMatch(CompletableFuture::isDone);
		this.orders.insertOne(order(1, "livrée"));
		assertThat(waiting).allSatisfy((watcher) -> assertThat(watcher.get(10, TimeUnit.SECONDS))
			.containsEntry("documentKey", new Document("_id", 1)));
	}

	@Test
	void waitsAsLongAsAskedFor() {
		try (MongoChangeStreamCursor<Document> cursor = WatchedCollection
			.open(this.watched.watch().maxAwaitTime(300, TimeUnit.MILLISECONDS))) {
			long start = System.nanoTime();
			assertThat(cursor.tryNext()).isNull();
			assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(290L, 5000L);
		}
	}

	@Test
	void refusesWhatIsNoToken() {
		assertThat(codeOfResumingAfter(new BsonDocument("_data", new BsonString("not a token")))).isEqualTo(9);
		assertThat(codeOfResumingAfter(new BsonDocument("_data", new BsonString("FF00")))).isEqualTo(50811);
		assertThat(codeOfResumingAfter(new BsonDocument())).isEqualTo(40647);
	}

	private int codeOfResumingAfter(BsonDocument token) {
		try (MongoChangeStreamCursor<Document> cursor = this.watched.resumeAfter(token)) {
			take(cursor, 1);
			return 0;
		}
		catch (MongoException ex) {
			return ex.getCode();
		}
	}

	@Test
	void readsItsOwnWritesInASession() {
		ClientSessionOptions options = ClientSessionOptions.builder().causallyConsistent(true).build();
		try (ClientSession session = mongo.client().startSession(options)) {
			this.orders.insertOne(session, order(1, "livrée"));
			assertThat(session.getOperationTime()).isNotNull();
			try (ClientSession later = mongo.client().startSession(options)) {
				later.advanceOperationTime(session.getOperationTime());
				assertThat(this.orders.countDocuments(later)).isOne();
				assertThat(this.orders.find(later).first()).isEqualTo(order(1, "livrée"));
			}
		}
	}

	@Test
	void tellsItsClocks() {
		Document ping = mongo.database().runCommand(new Document("ping", 1));
		BsonTimestamp before = ping.get("operationTime", BsonTimestamp.class);
		this.orders.insertOne(order(1, "livrée"));
		ping = mongo.database().runCommand(new Document("ping", 1));
		assertThat(ping.get("operationTime", BsonTimestamp.class)).isGreaterThan(before);
		assertThat(mongo.database().runCommand(new Document("isMaster", 1)).getDate("localTime")).isNotNull();
	}

}
