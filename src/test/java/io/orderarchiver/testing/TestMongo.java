package io.orderarchiver.testing;

import java.util.Locale;
import java.util.UUID;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database for one test class, on the best MongoDB that there is ({@link TestServer}).
 * It is dropped when the class is done.
 *
 * <pre>
 * &#64;RegisterExtension
 * static final TestMongo mongo = TestMongo.forClass(ThisTests.class);
 * </pre>
 */
public final class TestMongo implements AfterAllCallback, AutoCloseable {

	private static final int LONGEST_NAME = 50;

	private final TestServer server;

	private final String databaseName;

	private final MongoClient client;

	private TestMongo(TestServer server, String databaseName) {
		this.server = server;
		this.databaseName = databaseName;
		this.client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(this.server.uri()))
			.readConcern(ReadConcern.MAJORITY)
			.writeConcern(WriteConcern.MAJORITY)
			.build());
	}

	/**
	 * A new database, named after the class.
	 * @param testClass who needs it
	 * @return the database
	 */
	public static TestMongo forClass(Class<?> testClass) {
		String name = testClass.getSimpleName().toLowerCase(Locale.ROOT);
		return new TestMongo(TestServer.get(), unique(name.substring(0, Math.min(name.length(), LONGEST_NAME))));
	}

	/**
	 * A new database on an embedded server of the test's own.
	 * @param uri how to connect to it
	 * @return the database
	 */
	public static TestMongo on(String uri) {
		return new TestMongo(new TestServer(uri, false), unique("embedded"));
	}

	private static String unique(String name) {
		return name + "_" + UUID.randomUUID().toString().substring(0, 8);
	}

	/**
	 * How to connect to the server.
	 * @return a connection string without a database
	 */
	public String uri() {
		return this.server.uri();
	}

	/**
	 * The database of this test class.
	 * @return its name
	 */
	public String databaseName() {
		return this.databaseName;
	}

	/**
	 * The client of the test itself, apart from the one under test.
	 * @return a client with majority concerns
	 */
	public MongoClient client() {
		return this.client;
	}

	/**
	 * The database of this test class, with majority concerns.
	 * @return the database
	 */
	public MongoDatabase database() {
		return this.client.getDatabase(this.databaseName);
	}

	/** Empties the database, for tests that share it. */
	public void drop() {
		database().drop();
	}

	/**
	 * Whether it is a real MongoDB, a replica set.
	 * @return false for the embedded one
	 */
	public boolean isReal() {
		return this.server.isReal();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		close();
	}

	@Override
	public void close() {
		drop();
		this.client.close();
	}

}
