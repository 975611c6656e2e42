package io.orderarchiver.doctor.server;

import java.util.concurrent.TimeUnit;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.PlainTemplate;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.Settings;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * A connected MongoDB to look at. No look takes longer than some seconds: the limit is
 * the driver's, which hands it to the server too.
 *
 * @param connection an open connection
 * @param settings the settings in force
 * @param site which MongoDB it is
 */
public record ConnectedServer(MongoConnection connection, Settings settings, Site site) {

	/** How long a look may take, in seconds. */
	public static final int TIME_LIMIT_SECONDS = 5;

	/**
	 * The database, with the limit in force.
	 * @return a view on the open connection
	 */
	public MongoDatabase database() {
		return this.connection.database().withTimeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * For what needs no raw values: how many documents there are, and whether any.
	 * @return Spring Data over the database, with the limit in force
	 */
	public MongoOperations operations() {
		return PlainTemplate.over(database());
	}

	MongoDatabase database(String name) {
		return this.connection.client().getDatabase(name).withTimeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * The collections, with the limit in force.
	 * @return views on the open connection
	 */
	public ArchiveCollections collections() {
		return new ArchiveCollections(database(), this.settings.collections());
	}

	/** Whether it is the embedded one, which knows less of itself than a real one. */
	boolean isEmbedded() {
		return this.site == Site.SIMULATION && this.settings.mongodb().simulationUri().isEmpty();
	}

	BsonDocument run(String command) {
		return run(new BsonDocument(command, new BsonInt32(1)));
	}

	BsonDocument run(BsonDocument command) {
		return database("admin").runCommand(command, BsonDocument.class);
	}

	/** What the server says of itself; before MongoDB 4.4, by the older name. */
	BsonDocument hello() {
		try {
			return run("hello");
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() != ErrorCodes.COMMAND_NOT_FOUND) {
				throw ex;
			}
			return run("isMaster");
		}
	}

}
