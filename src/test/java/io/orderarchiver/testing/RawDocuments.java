package io.orderarchiver.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.DeleteOptions;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** A collection that is written and read without decoding anything. */
public final class RawDocuments {

	private static final Collation SIMPLE = Collation.builder().locale("simple").build();

	private final MongoDatabase database;

	private final MongoCollection<RawBsonDocument> collection;

	private RawDocuments(MongoDatabase database, String collection) {
		this.database = database;
		this.collection = database.getCollection(collection, RawBsonDocument.class);
	}

	/**
	 * The documents of a collection.
	 * @param database where
	 * @param collection its name
	 * @return the documents
	 */
	public static RawDocuments in(MongoDatabase database, String collection) {
		return new RawDocuments(database, collection);
	}

	/**
	 * Inserts documents with these very bytes.
	 * @param documents what
	 */
	public void insert(RawDocument... documents) {
		insert(List.of(documents));
	}

	/**
	 * Inserts documents with these very bytes.
	 * @param documents what
	 */
	public void insert(List<RawDocument> documents) {
		this.collection.insertMany(documents.stream().map(RawDocument::toBson).toList());
	}

	/**
	 * Inserts what the server takes of some documents, and leaves the rest.
	 * @param documents what
	 */
	public void insertWhatIsTaken(List<RawDocument> documents) {
		try {
			this.collection.insertMany(documents.stream().map(RawDocument::toBson).toList(),
					new InsertManyOptions().ordered(false));
		}
		catch (MongoBulkWriteException ex) {
			// What is refused is not there.
		}
	}

	/**
	 * Finds documents.
	 * @param filter which
	 * @return their bytes
	 */
	public List<RawDocument> find(Bson filter) {
		return this.collection.find(filter).map(RawDocument::of).into(new ArrayList<>());
	}

	/**
	 * Finds the document that the server itself has under this {@code _id}, whatever the
	 * collection's own collation.
	 * @param id the {@code _id}
	 * @return that one, or none
	 */
	public List<RawDocument> withId(StoredValue id) {
		// The driver would decode the filter of a find, and lose bytes that are no UTF-8.
		RawDocument find = new RawDocument().with("find", this.collection.getNamespace().getCollectionName())
			.add("filter", StoredValue.document(RawDocument.of(byId(id))))
			.with("collation", new Document("locale", "simple"));
		return this.database.runCommand(find.toBson(), RawBsonDocument.class)
			.getDocument("cursor")
			.getArray("firstBatch")
			.stream()
			.map((document) -> RawDocument.of((RawBsonDocument) document))
			.toList();
	}

	/**
	 * Deletes the document that the server has under this {@code _id}.
	 * @param id the {@code _id}
	 */
	public void delete(StoredValue id) {
		this.collection.deleteOne(byId(id), new DeleteOptions().collation(SIMPLE));
	}

	private static RawBsonDocument byId(StoredValue id) {
		return new RawDocument().add("_id", equalTo(id)).toBson();
	}

	/** A document is compared, whatever its fields are called. */
	private static StoredValue equalTo(StoredValue id) {
		return StoredValue.document(new RawDocument().add("$eq", id));
	}

	/**
	 * All documents.
	 * @return their bytes
	 */
	public List<RawDocument> all() {
		return find(new Document());
	}

	/**
	 * All documents by the bytes of their {@code _id}s.
	 * @return the documents
	 */
	public Map<StoredValue, RawDocument> byId() {
		return all().stream().collect(Collectors.toMap(RawDocuments::id, Function.identity()));
	}

	private static StoredValue id(RawDocument document) {
		return document.first("_id").orElseThrow();
	}

}
