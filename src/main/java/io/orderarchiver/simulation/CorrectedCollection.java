package io.orderarchiver.simulation;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** A collection that can have a validator. Updates are not validated. */
final class CorrectedCollection extends MemoryCollection {

	private volatile @Nullable Validator validator;

	CorrectedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursorRegistry) {
		super(database, name, options, cursorRegistry);
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
	}

}
