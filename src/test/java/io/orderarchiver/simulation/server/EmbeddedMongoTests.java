package io.orderarchiver.simulation.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoQueryException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.ValidationOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EmbeddedMongoTests {

	private static final Instant EARLY = Instant.EPOCH;

	private final EmbeddedMongo server = EmbeddedMongo.start();

	private final MongoClient client = MongoClients
		.create(this.server.uri() + "/?serverSelectionTimeoutMS=2000&connectTimeoutMS=1000");

	private final MongoDatabase database = this.client.getDatabase("test");

	private final MongoCollection<Document> orders = this.database.getCollection("Commande");

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void comesBackOnItsPortWithItsData() {
		this.orders.insertOne(new Document("_id", 1));
		int port = this.server.port();
		this.server.stop();
		assertThatExceptionOfType(MongoException.class).isThrownBy(() -> this.orders.countDocuments());
		this.server.start(port);
		assertThat(this.orders.countDocuments()).isOne();
	}

	@Test
	void runsOnDaemonThreadsOnly() {
		this.orders.countDocuments();
		assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> thread.getName().contains("embedded"))
			.isNotEmpty()
			.allMatch(Thread::isDaemon);
	}

	@Test
	void sendsFindAndAggregateInBatches() {
		this.orders.insertMany(IntStream.range(0, 250).mapToObj((id) -> new Document("_id", id)).toList());
		assertThat(firstBatch(this.orders.find().batchSize(7).cursor())).isEqualTo(7);
		assertThat(firstBatch(this.orders.find().cursor())).isEqualTo(101);
		assertThat(firstBatch(this.orders.aggregate(List.of()).batchSize(7).cursor())).isEqualTo(7);
		assertThat(this.orders.find().batchSize(7).into(new ArrayList<>())).hasSize(250);
		assertThat(this.orders.find().into(new ArrayList<>())).hasSize(250);
		assertThat(this.orders.aggregate(List.of()).batchSize(7).into(new ArrayList<>())).hasSize(250);
		assertThat(this.orders.find().limit(120).batchSize(50).into(new ArrayList<>())).hasSize(120);
		assertThat(this.orders.find().first()).isNotNull();
	}

	private static int firstBatch(MongoCursor<Document> cursor) {
		try (cursor) {
			assertThat(cursor.hasNext()).isTrue();
			return cursor.available();
		}
	}

	@Test
	void sendsLargeDocumentsInSeveralBatches() {
		for (int id = 0; id < 5; id++) {
			this.orders.insertOne(new Document("_id", id).append("text", "x".repeat(15_000_000)));
		}
		assertThat(this.orders.find().batchSize(1000).into(new ArrayList<>())).hasSize(5);
	}

	@Test
	void refusesAnAnswerAboveSixteenMegabytes() {
		for (int id = 0; id < 2; id++) {
			this.orders.insertOne(new Document("_id", id).append("text", "x".repeat(9_000_000)));
		}
		BsonField all = new BsonField("all", new Document("$push", "$text"));
		assertThatExceptionOfType(MongoCommandException.class)
			.isThrownBy(() -> this.orders.aggregate(List.of(Aggregates.group(null, all))).first())
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(10334));
	}

	@Test
	void aggregatesChosenOrders() {
		this.orders.insertMany(orders(0, 1000));
		this.database.getCollection("Client").insertOne(new Document("_id", 0).append("nom", "Jean"));
		List<Bson> pipeline = List.of(
				Aggregates.match(Filters.and(Filters.in("_id", 1, 2, 3, 6, 99_999), Filters.eq("status", "livrée"))),
				Aggregates.group(null, Accumulators.sum("orders", 1), Accumulators.addToSet("clients", "$id_client")),
				Aggregates.lookup("Client", "clients", "_id", "joined"));
		assertThat(this.orders.aggregate(pipeline).first()).containsEntry("orders", 2)
			.containsEntry("joined", List.of(new Document("_id", 0).append("nom", "Jean")));
		assertThat(this.orders.countDocuments(Filters.in("_id", 1, 2, 99_999))).isEqualTo(2);
		assertThat(this.orders.countDocuments(Filters.gte("_id", 990))).isEqualTo(10);
	}

	@Test
	void aggregatesAPageAsFastAmongManyOrdersAsAlone() {
		MongoCollection<Document> page = this.database.getCollection("page");
		page.insertMany(orders(0, 1000));
		this.orders.insertMany(orders(0, 60_000));
		assertThat(fastestAggregate(this.orders)).isLessThan(fastestAggregate(page).multipliedBy(8));
	}

	private static List<Document> orders(int from, int to) {
		return IntStream.range(from, to)
			.mapToObj((id) -> new Document("_id", id).append("status", (id % 2 == 0) ? "livrée" : "annulée")
				.append("id_client", id % 3))
			.toList();
	}

	private static Duration fastestAggregate(MongoCollection<Document> collection) {
		Bson match = Aggregates.match(Filters.in("_id", IntStream.range(0, 1000).boxed().toList()));
		return IntStream.range(0, 5).mapToObj((round) -> {
			long start = System.nanoTime();
			assertThat(collection.aggregate(List.of(match)).into(new ArrayList<>())).hasSize(1000);
			return Duration.ofNanos(System.nanoTime() - start);
		}).min(Duration::compareTo).orElseThrow();
	}

	@Test
	void namesEachDuplicateOfAnUnorderedInsert() {
		this.orders.createIndex(Indexes.ascending("numero_commande"), new IndexOptions().unique(true));
		this.orders.insertOne(new Document("_id", 1).append("numero_commande", "A"));
		List<Document> batch = List.of(new Document("_id", 2).append("numero_commande", "B"),
				new Document("_id", 3).append("numero_commande", "A"),
				new Document("_id", 1).append("numero_commande", "C"),
				new Document("_id", 4).append("numero_commande", "D"));
		MongoBulkWriteException failure = insertFailing(batch);
		assertThat(failure.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1, 2);
		assertThat(failure.getWriteErrors()).extracting(BulkWriteError::getCode).containsOnly(11000);
		assertThat(failure.getWriteErrors().get(0).getMessage())
			.contains("E11000 duplicate key error collection: test.Commande index: numero_commande_1")
			.contains("dup key: { numero_commande: \"A\" }");
		assertThat(failure.getWriteErrors().get(1).getMessage()).contains("index: _id_ dup key: { _id: 1 }");
		assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(2);
		assertThat(this.orders.countDocuments()).isEqualTo(3);
	}

	private MongoBulkWriteException insertFailing(List<Document> batch) {
		return catchThrowableOfType(MongoBulkWriteException.class,
				() -> this.orders.insertMany(batch, new InsertManyOptions().ordered(false)));
	}

	@Test
	void refusesAUniqueIndexOverDoubles() {
		this.orders.insertMany(List.of(new Document("n", 1), new Document("n", 1)));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.orders.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(11000));
		assertThat(this.orders.listIndexes().into(new ArrayList<>())).extracting("name").containsExactly("_id_");
	}

	@Test
	void refusesAHintOnAMissingIndex() {
		Document key = new Document("status", 1).append("date_commande", 1);
		assertThat(this.orders.find().hint(key).first()).isNull();
		this.orders.insertOne(new Document("status", "livrée"));
		assertThatExceptionOfType(MongoQueryException.class).isThrownBy(() -> this.orders.find().hint(key).first())
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(2))
			.withMessageContaining("bad hint");
		assertThatExceptionOfType(MongoCommandException.class)
			.isThrownBy(() -> this.orders.aggregate(List.of()).hint(key).first())
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(2));
		this.orders.createIndex(key);
		assertThat(this.orders.find().hint(key).sort(Sorts.ascending("date_commande")).first()).isNotNull();
		assertThat(this.orders.find().hintString("status_1_date_commande_1").first()).isNotNull();
		Document reversed = new Document("date_commande", 1).append("status", 1);
		assertThatExceptionOfType(MongoQueryException.class)
			.isThrownBy(() -> this.orders.find().hint(reversed).first());
	}

	@Test
	void tellsMissingNullAndOtherTypesFromDates() {
		this.orders.insertMany(List.of(new Document("_id", "missing"), dated("null", null), dated("text", "2025-01-01"),
				dated("int", 1), dated("long", 1L), dated("double", 1.5), dated("decimal", new Decimal128(1)),
				dated("object", new Document()), dated("array", List.of()), dated("bool", true), dated("date", EARLY)));
		List<String> types = List.of("double", "string", "object", "array", "binData", "undefined", "objectId", "bool",
				"regex", "dbPointer", "javascript", "symbol", "javascriptWithScope", "int", "timestamp", "long",
				"decimal", "minKey", "maxKey");
		assertThat(ids(new Document("date_commande", new Document("$type", types)))).containsExactlyInAnyOrder("text",
				"int", "long", "double", "decimal", "object", "array", "bool");
		assertThat(ids(new Document("date_commande", null))).containsExactlyInAnyOrder("missing", "null");
		assertThat(ids(Filters.gte("date_commande", EARLY))).containsExactly("date");
		assertThat(ids(Filters.lt("date_commande", Instant.now()))).containsExactly("date");
		assertThat(ids(Filters.type("date_commande", "date"))).containsExactly("date");
		assertThat(this.orders.countDocuments(new Document("date_commande", new Document("$type", types))))
			.isEqualTo(8);
	}

	private static Document dated(String id, @Nullable Object date) {
		return new Document("_id", id).append("date_commande", date);
	}

	private List<String> ids(Bson filter) {
		return this.orders.find(filter).map((order) -> order.getString("_id")).into(new ArrayList<>());
	}

	@Test
	void refusesEachDocumentThatAValidatorRefuses() {
		this.database.createCollection("Historique", new CreateCollectionOptions()
			.validationOptions(new ValidationOptions().validator(Filters.ne("nom_client", "Interdit"))));
		MongoCollection<Document> archive = this.database.getCollection("Historique");
		List<Document> batch = List.of(new Document("_id", 1).append("nom_client", "Jean"),
				new Document("_id", 2).append("nom_client", "Interdit"),
				new Document("_id", 3).append("nom_client", "Alice"));
		MongoBulkWriteException failure = catchThrowableOfType(MongoBulkWriteException.class,
				() -> archive.insertMany(batch, new InsertManyOptions().ordered(false)));
		assertThat(failure.getWriteErrors()).singleElement().satisfies((error) -> {
			assertThat(error.getIndex()).isEqualTo(1);
			assertThat(error.getCode()).isEqualTo(121);
		});
		assertThat(archive.countDocuments()).isEqualTo(2);
		this.database.runCommand(new Document("collMod", "Historique").append("validator", new Document()));
		archive.insertOne(batch.get(1));
	}

}
