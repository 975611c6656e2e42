package io.orderarchiver.simulation.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.orderarchiver.archive.CollectionNames;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedDataTests {

	private static final List<String> COLLECTIONS = List.of("Commande", "Historique", "Historique_rejets", "Client",
			"Livreur", "Restaurants", "Menu");

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final MongoClient client = MongoClients.create(this.server.bindAndGetConnectionString());

	private final MongoDatabase database = this.client.getDatabase("Ubereats");

	private final GeneratedData data = new GeneratedData(this.database, CollectionNames.DEFAULT);

	@AfterEach
	void close() {
		this.client.close();
		this.server.shutdownNow();
	}

	static Stream<BsonValue> foreignIds() {
		return Stream.of(id("00005eec" + "f".repeat(16)), id("00005eee" + "0".repeat(16)), id("f".repeat(24)),
				id("0".repeat(24)), new BsonString("00005eed00000000"), new BsonInt32(1), BsonBoolean.TRUE,
				new BsonDocument("a", new BsonInt32(1)), new BsonBinary(new byte[] { 1, 2 }));
	}

	@ParameterizedTest
	@MethodSource("foreignIds")
	void aForeignIdOfAnyTypeIsFoundAndSurvives(BsonValue foreign) {
		COLLECTIONS.forEach((collection) -> insertGenerated(collection));
		assertThat(this.data.holdsForeignOrders()).isFalse();
		COLLECTIONS.forEach((collection) -> collection(collection).insertOne(new BsonDocument("_id", foreign)));
		assertThat(this.data.holdsForeignOrders()).isTrue();
		ClearReport report = this.data.clear();
		assertThat(report.deleted().keySet()).containsExactlyElementsOf(COLLECTIONS);
		assertThat(report.deleted().values()).allMatch((deleted) -> deleted == 3);
		assertThat(report.total()).isEqualTo(21);
		for (String collection : COLLECTIONS) {
			assertThat(collection(collection).find()).containsExactly(new BsonDocument("_id", foreign));
		}
		assertThat(this.data.holdsForeignOrders()).isTrue();
	}

	@Test
	void foreignDimensionsAreNoForeignOrders() {
		collection("Client").insertOne(new BsonDocument("_id", new BsonString("somebody")));
		assertThat(this.data.holdsForeignOrders()).isFalse();
	}

	@Test
	void nothingIsDeletedWhereNothingIs() {
		assertThat(this.data.clear().total()).isZero();
	}

	@Test
	void whatTheGeneratorMakesIsGenerated() {
		Generated generated = Generated.by(GenerationOptions.ofSeed(1));
		collection("Commande").insertMany(generated.orders());
		collection("Client").insertMany(generated.dimensions());
		assertThat(this.data.holdsForeignOrders()).isFalse();
		assertThat(this.data.clear().deleted()).isEqualTo(Map.of("Commande", 1000L, "Historique", 0L,
				"Historique_rejets", 0L, "Client", 150L, "Livreur", 0L, "Restaurants", 0L, "Menu", 0L));
	}

	private void insertGenerated(String collection) {
		Stream.of("0".repeat(16), "8".repeat(16), "f".repeat(16))
			.forEach((rest) -> collection(collection).insertOne(new BsonDocument("_id", id("00005eed" + rest))));
	}

	private MongoCollection<BsonDocument> collection(String name) {
		return this.database.getCollection(name, BsonDocument.class);
	}

	private static BsonObjectId id(String hex) {
		return new BsonObjectId(new ObjectId(hex));
	}

}
