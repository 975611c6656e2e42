package io.orderarchiver.simulation.server;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;

/** The documents of an answer that are still to be sent, in batches of 16 MB at most. */
final class PagedCursor extends AbstractCursor {

	private final List<Document> documents;

	private int next;

	PagedCursor(long cursorId, List<Document> documents) {
		super(cursorId);
		this.documents = documents;
	}

	@Override
	public synchronized boolean isEmpty() {
		return this.next == this.documents.size();
	}

	@Override
	public synchronized List<Document> takeDocuments(int count) {
		List<Document> batch = new ArrayList<>();
		long bytes = 0;
		while (!isEmpty() && batch.size() < count) {
			Document document = this.documents.get(this.next);
			bytes += DocumentSize.checked(document);
			if (bytes > DocumentSize.LIMIT && !batch.isEmpty()) {
				break;
			}
			batch.add(document);
			this.next++;
		}
		return batch;
	}

}
