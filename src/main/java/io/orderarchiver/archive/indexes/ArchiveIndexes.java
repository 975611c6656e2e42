package io.orderarchiver.archive.indexes;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.indexes.WantedIndex.Presence;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that archiving needs. Only the unique one of the archive is indispensable:
 * it is what makes archiving twice impossible.
 */
public final class ArchiveIndexes {

	/** What the archive job reads alone, without touching an order. */
	public static final BsonDocument COVERING = new BsonDocument(OrderFields.STATUS, new BsonInt32(1))
		.append(OrderFields.DATE, new BsonInt32(1))
		.append(OrderFields.ID, new BsonInt32(1))
		.append(OrderFields.NUMBER, new BsonInt32(1));

	static final BsonDocument NUMBER = new BsonDocument(OrderFields.NUMBER, new BsonInt32(1));

	static final BsonDocument STATUS = new BsonDocument(OrderFields.STATUS, new BsonInt32(1));

	static final BsonDocument DATE = new BsonDocument(OrderFields.DATE, new BsonInt32(1));

	/** Of archived orders, the incomplete ones. */
	static final BsonDocument INCOMPLETE = new BsonDocument(ArchivedOrder.INCOMPLETE, new BsonInt32(1));

	/** What is in that index. */
	static final BsonDocument INCOMPLETE_ALONE = new BsonDocument(ArchivedOrder.INCOMPLETE, BsonBoolean.TRUE);

	private static final Logger logger = LoggerFactory.getLogger(ArchiveIndexes.class);

	private final ArchiveCollections collections;

	private final IndexSurvey survey;

	private final Creation creation;

	/**
	 * Creates the guard of the indexes.
	 * @param collections where orders and archive are
	 * @param creation whether missing indexes may be created
	 */
	public ArchiveIndexes(ArchiveCollections collections, Creation creation) {
		this.collections = collections;
		this.survey = new IndexSurvey(collections);
		this.creation = creation;
	}

	/** Whether missing indexes are created. */
	public enum Creation {

		CREATE_MISSING, NEVER

	}

	/**
	 * Creates what is missing. Safe to repeat, and nothing is written but indexes.
	 * @throws MissingUniqueIndexException if the archive's unique index is not there and
	 * cannot be created; the message names the doubles or the command to paste
	 */
	public void ensure() {
		ensureUniqueNumber();
		this.survey.ofOrders().forEach(this::ensureFaster);
	}

	/**
	 * Creates the one index without which an order could be archived twice, if it is
	 * missing. What finds orders by {@code _id} needs no other.
	 * @throws MissingUniqueIndexException if it is not there and cannot be created
	 */
	public void ensureUniqueNumber() {
		WantedIndex index = this.survey.ofArchive();
		if (index.presence() == Presence.PRESENT) {
			return;
		}
		if (this.creation == Creation.NEVER) {
			requireUnseen(index);
			return;
		}
		try {
			new NewIndex(index).create(this.collections);
		}
		catch (DuplicateKeyException ex) {
			throw MissingUniqueIndexException.doubles(index.collection(),
					new DoubleNumbers(this.collections.archive()).among());
		}
		catch (MongoCommandException ex) {
			switch (ex.getErrorCode()) {
				case ErrorCodes.INDEX_OPTIONS_CONFLICT, ErrorCodes.INDEX_KEY_SPECS_CONFLICT ->
					throw MissingUniqueIndexException.otherIndex(index);
				case ErrorCodes.UNAUTHORIZED -> requireUnseen(index);
				default -> throw ex;
			}
		}
	}

	/** Who may not list indexes still sees, by a hint, whether one is there. */
	private static void requireUnseen(WantedIndex index) {
		if (index.presence() != Presence.UNKNOWN) {
			throw MissingUniqueIndexException.notThere(index);
		}
		logger.warn("No right to list the indexes of {}: it has one on {}, which is taken for unique.",
				index.collection(), OrderFields.NUMBER);
	}

	/**
	 * Creates the index by which incomplete archived orders are found, if it is missing.
	 */
	public void ensureIncomplete() {
		ensureFaster(this.survey.ofIncomplete());
	}

	private void ensureFaster(WantedIndex index) {
		if (index.presence() == Presence.PRESENT) {
			return;
		}
		if (this.creation == Creation.NEVER) {
			warnOfMissing(index, "CREATE_INDEXES is false");
			return;
		}
		try {
			logger.info("Creating the index {} on {}, unless it is there; on a large collection this takes a while.",
					index.key().toJson(), index.collection());
			new NewIndex(index).create(this.collections);
		}
		catch (MongoCommandException ex) {
			warnOfMissing(index, Failures.brief(ex));
		}
	}

	private static void warnOfMissing(WantedIndex index, String why) {
		logger.warn("The index {} on {} is missing or cannot be seen ({}). Archiving works without it, but reads more."
				+ " To create it: {}", index.key().toJson(), index.collection(), why, index.creation());
	}

}
