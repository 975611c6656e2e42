package io.orderarchiver.testing;

import java.nio.file.Path;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A database and a home that are one test's own. */
public abstract class DatabaseFixture {

	protected final TestMongo mongo = TestMongo.forClass(getClass());

	@TempDir
	protected Path home;

	@AfterEach
	void leave() {
		this.mongo.close();
	}

	protected MongoCollection<Document> collection(String name) {
		return this.mongo.database().getCollection(name);
	}

}
