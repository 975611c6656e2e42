package io.orderarchiver.archive;

import java.time.Instant;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** What a reject looks like in {@code Historique_rejets}. */
final class RejectDocuments {

	private static final int MAX_ORIGINAL_BYTES = 16 * 1024 * 1024 - 64 * 1024;

	static final String STAGE = "stage";

	static final String ERROR = "error";

	static final String LAST_RUN = "last_run";

	static final String LAST_REJECTED_AT = "last_rejected_at";

	static final String ORIGINAL = "commande";

	private final PageReference page;

	private final BsonDateTime now;

	RejectDocuments(PageReference page, Instant now) {
		this.page = page;
		this.now = new BsonDateTime(now.toEpochMilli());
	}

	/**
	 * A reject that is new, or has another reason than before.
	 */
	WriteModel<BsonDocument> rejected(Reject reject, @Nullable RawBsonDocument original,
			@Nullable StoredReject before) {
		BsonDocument document = new BsonDocument(OrderFields.ID, reject.key().id());
		document.append(OrderFields.NUMBER, number(reject))
			.append(ArchivedOrder.ORDER_ID, new BsonString(reject.key().idText()))
			.append(StoredReject.REASON, new BsonString(reject.reason().name()))
			.append(STAGE, new BsonString(reject.stage().name()))
			.append(ERROR, new BsonString(reject.error()))
			.append(StoredReject.RUN, new BsonInt64(this.page.run()))
			.append(StoredReject.RUN_BEGAN_AT, new BsonDateTime(this.page.runBegan().toEpochMilli()))
			.append(StoredReject.EXECUTION, new BsonInt64(this.page.execution()))
			.append(StoredReject.PAGE, new BsonInt64(this.page.page()))
			.append(LAST_RUN, new BsonInt64(this.page.run()))
			.append(StoredReject.ATTEMPTS, new BsonInt32((before != null) ? before.attemptsWith(this.page) : 1))
			.append(StoredReject.FIRST_REJECTED_AT,
					(before != null) ? before.firstRejectedAt().orElse(this.now) : this.now)
			.append(LAST_REJECTED_AT, this.now)
			.append(ORIGINAL, fits(original) ? original : BsonNull.VALUE);
		return new ReplaceOneModel<>(Filters.eq(OrderFields.ID, reject.key().id()), document,
				new ReplaceOptions().upsert(true));
	}

	private static BsonValue number(Reject reject) {
		BsonValue number = reject.key().number();
		return (number != null) ? number : BsonNull.VALUE;
	}

	/**
	 * An order close to 16 MB has no room for anything around it; it stays where it is.
	 */
	private static boolean fits(@Nullable RawBsonDocument original) {
		return original != null && original.getByteBuffer().remaining() <= MAX_ORIGINAL_BYTES;
	}

	WriteModel<BsonDocument> seenAgain(Reject reject) {
		return new UpdateOneModel<>(Filters.eq(OrderFields.ID, reject.key().id()),
				Updates.combine(Updates.inc(StoredReject.ATTEMPTS, 1), Updates.set(LAST_REJECTED_AT, this.now),
						Updates.set(LAST_RUN, this.page.run()), Updates.set(OrderFields.NUMBER, number(reject)),
						Updates.set(STAGE, reject.stage().name()), Updates.set(ERROR, reject.error())));
	}

}
