package io.orderarchiver.archive;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** The collections of a database by what they are for. */
public final class ArchiveCollections {

	private final MongoDatabase database;

	private final CollectionNames names;

	/**
	 * Creates the view of a database.
	 * @param database reads and writes with majority
	 * @param names what its collections are called
	 */
	public ArchiveCollections(MongoDatabase database, CollectionNames names) {
		this.database = database;
		this.names = names;
	}

	/**
	 * What the collections are called.
	 * @return the names
	 */
	public CollectionNames names() {
		return this.names;
	}

	/**
	 * The orders.
	 * @return {@code Commande}
	 */
	public MongoCollection<BsonDocument> orders() {
		return this.database.getCollection(this.names.orders(), BsonDocument.class);
	}

	/**
	 * The archived orders.
	 * @return {@code Historique}
	 */
	public MongoCollection<BsonDocument> archive() {
		return this.database.getCollection(this.names.archive(), BsonDocument.class);
	}

	/**
	 * The rejects.
	 * @return {@code Historique_rejets}
	 */
	public MongoCollection<BsonDocument> rejects() {
		return this.database.getCollection(this.names.rejects(), BsonDocument.class);
	}

	MongoCollection<RawBsonDocument> rawOrders() {
		return this.database.getCollection(this.names.orders(), RawBsonDocument.class);
	}

	MongoDatabase database() {
		return this.database;
	}

}
