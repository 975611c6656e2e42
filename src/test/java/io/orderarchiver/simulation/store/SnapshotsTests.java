package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.orderarchiver.simulation.server.EmbeddedMongo;
import org.bson.BsonDocument;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SnapshotsTests {

	@TempDir
	private Path directory;

	private final EmbeddedMongo server = EmbeddedMongo.start();

	private final MongoClient client = MongoClients.create(this.server.uri());

	private final MongoDatabase database = this.client.getDatabase("Ubereats");

	private final EmbeddedMongo nextServer = EmbeddedMongo.start();

	private final MongoClient nextClient = MongoClients.create(this.nextServer.uri());

	private final MongoDatabase nextDatabase = this.nextClient.getDatabase("Ubereats");

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
		this.nextClient.close();
		this.nextServer.close();
	}

	@Test
	void keepEveryByteOfADocument() throws IOException {
		Document order = new Document("_id", new ObjectId()).append("coût_commande", new Decimal128(15_5L))
			.append("int", 1)
			.append("long", 1L)
			.append("double", 1.0)
			.append("date_commande", Instant.parse("2025-10-16T12:02:30.123Z"))
			.append("missing", null)
			.append("blank", "")
			.append("yes", true)
			.append("list", List.of(1, 2L, "trois", new Document("é", 4)))
			.append("bytes", new Binary(new byte[] { 1, 2, 3 }));
		this.database.getCollection("Commande").insertOne(order);
		saveAndLoad();
		assertThat(bytes(this.nextDatabase)).isEqualTo(bytes(this.database));
		assertThat(bytes(this.nextDatabase))
			.isEqualTo(bytes(order.toBsonDocument(BsonDocument.class, this.database.getCodecRegistry())));
	}

	private static byte[] bytes(MongoDatabase database) {
		RawBsonDocument document = database.getCollection("Commande", RawBsonDocument.class).find().first();
		assertThat(document).isNotNull();
		return bytes(document);
	}

	private static byte[] bytes(BsonDocument document) {
		ByteBuf buffer = new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer();
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		return bytes;
	}

	@Test
	void bringIndexesBack() throws IOException {
		MongoCollection<Document> archive = this.database.getCollection("Historique");
		archive.createIndex(Indexes.ascending("numero_commande"), new IndexOptions().unique(true));
		archive.createIndex(Indexes.ascending("status", "date_commande"));
		archive.insertOne(new Document("_id", 1).append("numero_commande", "A"));
		saveAndLoad();
		MongoCollection<Document> restored = this.nextDatabase.getCollection("Historique");
		assertThat(restored.listIndexes().into(new ArrayList<>()))
			.isEqualTo(archive.listIndexes().into(new ArrayList<>()))
			.hasSize(3);
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> restored.insertOne(new Document("_id", 2).append("numero_commande", "A")));
	}

	@Test
	void holdManyDocumentsOfEveryDatabase() throws IOException {
		this.database.getCollection("Commande")
			.insertMany(IntStream.range(0, 2500).mapToObj((id) -> new Document("_id", id)).toList());
		this.database.createCollection("Rejets à 50 %/*");
		this.client.getDatabase("autre").getCollection("c").insertOne(new Document());
		this.client.getDatabase("local").getCollection("c").insertOne(new Document());
		saveAndLoad();
		assertThat(this.nextDatabase.getCollection("Commande").countDocuments()).isEqualTo(2500);
		assertThat(this.nextDatabase.listCollectionNames().into(new ArrayList<>()))
			.containsExactlyInAnyOrder("Commande", "Rejets à 50 %/*");
		assertThat(this.nextClient.getDatabase("autre").getCollection("c").countDocuments()).isOne();
		assertThat(this.nextClient.getDatabase("local").getCollection("c").countDocuments()).isZero();
	}

	@Test
	void replaceOneAnotherAndLeaveNothingBehind() throws IOException {
		this.database.getCollection("Commande").insertOne(new Document("_id", 1));
		new Snapshots(this.directory).save(this.client);
		Path halfWritten = this.directory.resolve("snapshot-2.partial/Ubereats");
		Files.createDirectories(halfWritten);
		Files.writeString(halfWritten.resolve("Commande.bson"), "half");
		new Snapshots(this.directory).load(this.nextClient);
		assertThat(this.nextDatabase.getCollection("Commande").countDocuments()).isOne();
		this.database.getCollection("Commande").insertOne(new Document("_id", 2));
		new Snapshots(this.directory).save(this.client);
		try (Stream<Path> files = Files.walk(this.directory)) {
			assertThat(files.map(this.directory::relativize).map(Path::toString)).containsExactlyInAnyOrder("",
					"snapshot-2", "snapshot-2/Ubereats", "snapshot-2/Ubereats/Commande.bson",
					"snapshot-2/Ubereats/Commande.metadata.json");
		}
		assertThat(this.directory.resolve("snapshot-2/Ubereats/Commande.bson")).hasSize(2 * 14L);
	}

	private void saveAndLoad() throws IOException {
		new Snapshots(this.directory).save(this.client);
		new Snapshots(this.directory).load(this.nextClient);
	}

}
