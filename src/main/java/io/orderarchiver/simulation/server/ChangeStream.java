package io.orderarchiver.simulation.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import org.jspecify.annotations.Nullable;

/**
 * A client's reading position in the {@link OperationLog}.
 * <p>
 * It moves on with every operation, whether the client sees an event of it or not, and
 * each answer names it: an idle stream can be resumed where the log is, not where its
 * last event was.
 */
final class ChangeStream extends AbstractCursor {

	private final OperationLog log;

	private final Namespace namespace;

	private final Function<Change, Document> lookup;

	private final EventPipeline pipeline;

	private ResumeToken position;

	private @Nullable Change drop;

	private @Nullable Event next;

	private boolean ended;

	/**
	 * Opens a stream.
	 * @param cursorId its name
	 * @param log where it reads
	 * @param namespace what it shows
	 * @param start where it starts
	 * @param lookup what the event of an update shows besides
	 * @param pipeline what the client wants of the events
	 */
	ChangeStream(long cursorId, OperationLog log, Namespace namespace, ResumeToken start,
			Function<Change, Document> lookup, EventPipeline pipeline) {
		super(cursorId);
		this.log = log;
		this.namespace = namespace;
		this.lookup = lookup;
		this.pipeline = pipeline;
		this.position = start;
		if (start.kind() == ResumeToken.Kind.EVENT) {
			this.drop = ending(log.at(start.time()));
		}
	}

	private @Nullable Change ending(@Nullable Change change) {
		return (change != null && this.namespace.endsWith(change)) ? change : null;
	}

	/**
	 * Answers an {@code aggregate} or a {@code getMore}, without waiting.
	 * @param batchName {@code firstBatch} or {@code nextBatch}
	 * @param batchSize the most events in it
	 */
	synchronized Document answer(String batchName, int batchSize) {
		List<Document> batch = takeDocuments(batchSize);
		Document cursor = new Document(batchName, batch).append("postBatchResumeToken", this.position.toDocument())
			.append("id", isEmpty() ? 0L : getId())
			.append("ns", this.namespace.toString());
		return new Document("cursor", cursor).append("ok", 1.0);
	}

	/**
	 * Whether a {@code getMore} has something to tell: an event, the end, or an error.
	 */
	synchronized boolean isReady() {
		try {
			return findNext();
		}
		catch (MongoServerException ex) {
			// Whoever asks for the events gets it again.
			return true;
		}
	}

	@Override
	public synchronized boolean isEmpty() {
		return this.ended;
	}

	@Override
	public synchronized List<Document> takeDocuments(int count) {
		List<Document> batch = new ArrayList<>();
		long bytes = 0;
		while (batch.size() < count && findNext() && this.next != null) {
			Document document = Objects.requireNonNull(this.next.document());
			bytes += DocumentSize.checked(document);
			if (bytes > DocumentSize.LIMIT && !batch.isEmpty()) {
				break;
			}
			batch.add(document);
			pass(this.next);
			this.next = null;
		}
		return batch;
	}

	private boolean findNext() {
		while (this.next == null && !this.ended) {
			Change change = (this.drop != null) ? this.drop : this.log.after(this.position);
			if (change == null) {
				this.position = this.log.idle(this.position);
				return false;
			}
			Event event = (this.drop != null) ? invalidation(change) : event(change);
			if (event.document() != null) {
				this.next = event;
			}
			else {
				pass(event);
			}
		}
		return true;
	}

	private Event event(Change change) {
		if (!this.namespace.shows(change)) {
			return new Event(this.position.moveTo(change.time(), ResumeToken.Kind.HIGH_WATER_MARK), change, null);
		}
		ResumeToken after = this.position.moveTo(change.time(), ResumeToken.Kind.EVENT);
		Document document = change.event(after);
		if (change.type() == Change.Type.UPDATE) {
			document.putAll(this.lookup.apply(change));
		}
		return new Event(after, change, this.pipeline.apply(document));
	}

	private Event invalidation(Change change) {
		ResumeToken after = this.position.moveTo(change.time(), ResumeToken.Kind.INVALIDATE);
		return new Event(after, change, this.pipeline.apply(change.invalidation(after)));
	}

	private void pass(Event event) {
		this.position = event.after();
		this.ended = event.after().kind() == ResumeToken.Kind.INVALIDATE;
		this.drop = this.ended ? null : ending(event.change());
	}

	/** What is at a position; without a document, the client does not see it. */
	private record Event(ResumeToken after, Change change, @Nullable Document document) {

	}

}
