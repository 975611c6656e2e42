package io.orderarchiver.archive.find;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonMaxKey;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * Reads the archive in the order of {@code _id}, over values of all types: it goes on by
 * bounds in the index, since a condition would see values of one type alone. Not
 * thread-safe.
 */
public final class ArchivePages implements AutoCloseable {

	private static final JsonWriterSettings CANONICAL = JsonWriterSettings.builder()
		.outputMode(JsonMode.EXTENDED)
		.build();

	/** What the index of every collection is called. */
	static final String ID_INDEX = "_id_";

	private static final BsonDocument GREATEST = new BsonDocument(OrderFields.ID, new BsonMaxKey());

	private final ArchiveCollections collections;

	private final Retries retries;

	private final List<String> fields;

	private final int pageSize;

	/** What was given from the bound on, which another cursor would meet again. */
	private final Set<RawValue> given = new HashSet<>();

	private final @Nullable BsonDocument to;

	private @Nullable BsonDocument from;

	private @Nullable MongoCursor<RawBsonDocument> cursor;

	/**
	 * Creates a reader of a whole archive; nothing is read yet.
	 * @param collections where the archive is
	 * @param retries repeats reads that fail for a transient reason
	 * @param fields what to read of each archived order; none for everything
	 * @param pageSize documents a page
	 */
	public ArchivePages(ArchiveCollections collections, Retries retries, List<String> fields, int pageSize) {
		this(collections, retries, fields, pageSize, IdRange.ALL, null);
	}

	/**
	 * Creates a reader of a part of it; nothing is read yet.
	 * @param collections where the archive is
	 * @param retries repeats reads that fail for a transient reason
	 * @param fields what to read of each archived order; none for everything
	 * @param pageSize documents a page
	 * @param range which part
	 * @param checkpoint where a former execution came to in it, or null
	 */
	public ArchivePages(ArchiveCollections collections, Retries retries, List<String> fields, int pageSize,
			IdRange range, @Nullable String checkpoint) {
		this.collections = collections;
		this.retries = retries;
		this.fields = fields;
		this.pageSize = pageSize;
		this.to = range.upperBound();
		this.from = range.start(checkpoint);
	}

	/**
	 * The date of an archived order.
	 * @param document the archived order, or a part of it
	 * @return its {@code date_commande} as it is, or null
	 */
	public static @Nullable RawValue date(RawBsonDocument document) {
		return RawValue.in(document, OrderFields.DATE);
	}

	/**
	 * The next page.
	 * @return at least one document, or nothing at the end
	 */
	public Optional<Page> next() {
		List<RawBsonDocument> documents = this.retries.call("read a page of the archive", this::read);
		return documents.isEmpty() ? Optional.empty()
				: Optional.of(new Page(documents, (this.from != null) ? text(this.from) : null));
	}

	static String text(BsonDocument bound) {
		return bound.toJson(CANONICAL);
	}

	private List<RawBsonDocument> read() {
		List<RawBsonDocument> documents = new ArrayList<>(this.pageSize);
		if (this.cursor == null && isAtGreatest()) {
			return documents;
		}
		try {
			if (this.cursor == null) {
				this.cursor = open().cursor();
			}
			while (documents.size() < this.pageSize && this.cursor.hasNext()) {
				add(this.cursor.next(), documents);
			}
			if (documents.isEmpty()) {
				last().forEach((document) -> add(document, documents));
			}
		}
		catch (MongoException ex) {
			close();
			throw ex;
		}
		documents.forEach(this::advance);
		return documents;
	}

	private void add(RawBsonDocument document, List<RawBsonDocument> documents) {
		RawValue id = RawValue.in(document, OrderFields.ID);
		if (id == null || !this.given.contains(id)) {
			documents.add(document);
		}
	}

	/** Without an upper bound, an index ends before the greatest value there is. */
	private List<RawBsonDocument> last() {
		return (this.from == null || this.to != null || isAtGreatest()) ? List.of()
				: this.collections.rawArchive()
					.find(GREATEST)
					.projection(this.fields.isEmpty() ? null : Projections.include(this.fields))
					.into(new ArrayList<>());
	}

	private boolean isAtGreatest() {
		return this.from != null && isGreatest(this.from);
	}

	static boolean isGreatest(BsonDocument bound) {
		return RawValue.of(bound).equals(RawValue.of(GREATEST));
	}

	private FindIterable<RawBsonDocument> open() {
		FindIterable<RawBsonDocument> archive = this.collections.rawArchive()
			.find()
			.hintString(ID_INDEX)
			.sort(Sorts.ascending(OrderFields.ID))
			.batchSize(this.pageSize);
		if (!this.fields.isEmpty()) {
			archive.projection(Projections.include(this.fields));
		}
		if (this.to != null) {
			archive.max(this.to);
		}
		return (this.from != null) ? archive.min(this.from) : archive;
	}

	/**
	 * What is read again from there on was seen before. A bound that the driver cannot
	 * decode would become another one; an earlier bound will do.
	 */
	private void advance(RawBsonDocument document) {
		RawValue id = RawValue.in(document, OrderFields.ID);
		if (id != null && id.survivesDecoding()) {
			this.from = new BsonDocument(OrderFields.ID, id.toBson());
			this.given.clear();
		}
		if (id != null) {
			this.given.add(id);
		}
	}

	@Override
	public void close() {
		if (this.cursor != null) {
			this.cursor.close();
			this.cursor = null;
		}
	}

	/**
	 * A page of the archive.
	 *
	 * @param documents archived orders
	 * @param checkpoint from where on another reader may read behind this page; it may
	 * meet some of it again
	 */
	public record Page(List<RawBsonDocument> documents, @Nullable String checkpoint) {
	}

}
