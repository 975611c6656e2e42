package io.orderarchiver.simulation.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import org.jspecify.annotations.Nullable;

/**
 * A collection that logs what is written, and that can have a validator. Updates are not
 * validated.
 */
final class CorrectedCollection extends MemoryCollection {

	private volatile @Nullable Validator validator;

	private CorrectedDatabase database;

	/**
	 * The one that is being run; like the documents, under the lock of the collection.
	 */
	private Document update = new Document();

	CorrectedCollection(CorrectedDatabase database, String name, CollectionOptions options,
			CursorRegistry cursorRegistry) {
		super(database, name, options, cursorRegistry);
		this.database = database;
	}

	void validateBy(@Nullable Validator newValidator) {
		this.validator = newValidator;
	}

	@Override
	public synchronized void addDocument(Document document) {
		Validator current = this.validator;
		if (current != null) {
			current.check(document);
		}
		super.addDocument(document);
		log(Change.Type.INSERT, new Document("fullDocument", document.clone()), document);
	}

	@Override
	public synchronized void removeDocument(Document document) {
		super.removeDocument(document);
		log(Change.Type.DELETE, new Document(), document);
	}

	@Override
	public synchronized Document updateDocuments(Document selector, Document newUpdate, ArrayFilters arrayFilters,
			boolean isMulti, boolean isUpsert, Oplog oplog) {
		this.update = newUpdate;
		return super.updateDocuments(selector, newUpdate, arrayFilters, isMulti, isUpsert, oplog);
	}

	@Override
	public synchronized Document findAndModify(Document query) {
		this.update = (query.get("update") instanceof Document newUpdate) ? newUpdate : new Document();
		return super.findAndModify(query);
	}

	/** Told of each document that an update has really changed. */
	@Override
	protected synchronized void handleUpdate(Integer position, Document oldDocument, Document newDocument) {
		if (UpdateDescription.replaces(this.update)) {
			log(Change.Type.REPLACE, new Document("fullDocument", newDocument.clone()), newDocument);
		}
		else {
			Document description = UpdateDescription.of(this.update, oldDocument, newDocument);
			log(Change.Type.UPDATE, new Document("updateDescription", description), newDocument);
		}
	}

	private void log(Change.Type type, Document details, Document document) {
		String name = getCollectionName();
		if (!isSystem(name)) {
			details.append("documentKey", new Document("_id", document.get("_id")));
			this.database.log().append(type, new Namespace(this.database.getDatabaseName(), name), details);
		}
	}

	static boolean isSystem(String collectionName) {
		return collectionName.startsWith("system.");
	}

	/** A document as it is now. */
	synchronized @Nullable Document current(Object id) {
		return handleQueryAsStream(new Document("_id", id)).findFirst().map(Document::clone).orElse(null);
	}

	@Override
	public synchronized void renameTo(MongoDatabase newDatabase, String newCollectionName) {
		super.renameTo(newDatabase, newCollectionName);
		this.database = (CorrectedDatabase) newDatabase;
	}

}
