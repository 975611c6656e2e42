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

	/** The orders, not decoded. */
	public MongoCollection<RawBsonDocument> rawOrders() {
		return raw(this.names.orders());
	}

	/** The archived orders, not decoded. */
	public MongoCollection<RawBsonDocument> rawArchive() {
		return raw(this.names.archive());
	}

	/** The rejects, not decoded. */
	public MongoCollection<RawBsonDocument> rawRejects() {
		return raw(this.names.rejects());
	}

	/** A collection whose documents are not decoded. */
	public MongoCollection<RawBsonDocument> raw(String name) {
		return this.database.getCollection(name, RawBsonDocument.class);
	}

	/**
	 * The database that all of them are in.
	 * @return a view on the open connection
	 */
	public MongoDatabase database() {
		return this.database;
	}

}
