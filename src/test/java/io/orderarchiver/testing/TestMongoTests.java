package io.orderarchiver.testing;

import java.util.ArrayList;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.orderarchiver.simulation.server.EmbeddedMongo;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TestMongoTests {

	@Test
	void givesEachClassADatabaseAndDropsIt() {
		String name;
		try (TestMongo mongo = TestMongo.forClass(TestMongoTests.class);
				TestMongo other = TestMongo.forClass(TestMongoTests.class)) {
			name = mongo.databaseName();
			assertThat(name).startsWith("testmongotests_").isNotEqualTo(other.databaseName());
			mongo.database().getCollection("Commande").insertOne(new Document());
			assertThat(other.database().getCollection("Commande").countDocuments()).isZero();
			assertThat(mongo.database().getCollection("Commande").countDocuments()).isOne();
		}
		try (TestMongo later = TestMongo.forClass(TestMongoTests.class)) {
			assertThat(later.client().getDatabase(name).listCollectionNames().into(new ArrayList<>())).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "mongodb://h:1/db?w=1,mongodb://h:1/?w=1", "mongodb://h:1,mongodb://h:1",
			"mongodb://u:p@a:1/,mongodb://u:p@a:1/", "mongodb+srv://h/db,mongodb+srv://h/" })
	void namesTheServerWithoutADatabase(String given, String expected) {
		assertThat(TestServer.withoutDatabase(given)).isEqualTo(expected);
	}

	@Test
	void losesAndFindsTheServerThroughAProxy() {
		try (EmbeddedMongo server = EmbeddedMongo.start();
				TcpProxy proxy = new TcpProxy("127.0.0.1", server.port());
				MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + proxy.port()
						+ "/?directConnection=true&serverSelectionTimeoutMS=2000")) {
			MongoCollection<Document> orders = client.getDatabase("test").getCollection("Commande");
			orders.insertOne(new Document());
			proxy.cut();
			assertThatExceptionOfType(MongoException.class).isThrownBy(orders::countDocuments);
			proxy.restore();
			assertThat(orders.countDocuments()).isOne();
		}
	}

}
