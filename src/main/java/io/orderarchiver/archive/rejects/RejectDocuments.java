package io.orderarchiver.archive.rejects;

import java.time.Instant;
import java.util.Optional;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.find.ValueFilters;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/** What a reject looks like in {@code Historique_rejets}. */
final class RejectDocuments {

	static final String STAGE = "stage";

	static final String ERROR = "error";

	static final String LAST_RUN = "last_run";

	static final String LAST_REJECTED_AT = "last_rejected_at";

	static final String ORIGINAL = "commande";

	static final String NOT_KEPT = "not_kept";

	/** A server's message may quote a value of megabytes. */
	private static final int LONGEST_ERROR = 2000;

	/** A longer number is left where it is; nobody types it. */
	private static final int LONGEST_NUMBER = 1024 * 1024;

	private static final Name SET = Name.of("$set");

	private static final RawBsonDocument ONE_MORE_ATTEMPT = RawBsonDocument
		.parse("{%s: 1}".formatted(StoredReject.ATTEMPTS));

	private final PageReference page;

	private final Instant now;

	RejectDocuments(PageReference page, Instant now) {
		this.page = page;
		this.now = now;
	}

	/** A reject that is new, or has another reason than before. */
	WriteModel<RawBsonDocument> rejected(RejectCopy copy) {
		RawBsonDocument filter = ValueFilters.eq(OrderFields.ID, copy.id());
		return switch (copy.extent()) {
			case WHOLE, WITHOUT_ORDER -> new ReplaceOneModel<>(filter, document(copy),
					new ReplaceOptions().upsert(true).collation(Collations.SIMPLE));
			case REASON_ALONE -> new UpdateOneModel<>(filter, setting(reasonAlone(copy)),
					new UpdateOptions().upsert(true).collation(Collations.SIMPLE));
		};
	}

	private RawBsonDocument document(RejectCopy copy) {
		try (DocumentOutput document = new DocumentOutput()) {
			document.write(Name.of(OrderFields.ID), copy.id());
			RawValue number = copy.reject().key().number();
			if (number != null) {
				document.write(Name.of(OrderFields.NUMBER), number);
			}
			else {
				document.writeNull(Name.of(OrderFields.NUMBER));
			}
			document.writeString(Name.of(ArchivedOrder.ORDER_ID), copy.reject().key().idText());
			writeReason(document, copy);
			copy.keptOriginal()
				.ifPresentOrElse((order) -> document.writeDocument(Name.of(ORIGINAL), order),
						() -> document.writeNull(Name.of(ORIGINAL)));
			copy.notKept().ifPresent((why) -> document.writeString(Name.of(NOT_KEPT), why));
			return document.toDocument();
		}
	}

	private static RawBsonDocument setting(RawBsonDocument fields) {
		try (DocumentOutput update = new DocumentOutput()) {
			update.writeDocument(SET, fields);
			return update.toDocument();
		}
	}

	/** The upsert takes the _id out of the filter: both together may have no room. */
	private RawBsonDocument reasonAlone(RejectCopy copy) {
		try (DocumentOutput fields = new DocumentOutput()) {
			fields.writeNull(Name.of(OrderFields.NUMBER));
			fields.writeNull(Name.of(ArchivedOrder.ORDER_ID));
			writeReason(fields, copy);
			fields.writeNull(Name.of(ORIGINAL));
			copy.notKept().ifPresent((why) -> fields.writeString(Name.of(NOT_KEPT), why));
			return fields.toDocument();
		}
	}

	private void writeReason(DocumentOutput document, RejectCopy copy) {
		long firstRejectedAt = copy.before().flatMap(StoredReject::firstRejectedAt).orElse(this.now).toEpochMilli();
		document.writeString(Name.of(StoredReject.REASON), copy.reject().reason().name());
		document.writeString(Name.of(STAGE), copy.reject().stage().name());
		document.writeString(Name.of(ERROR), sentence(copy.reject(), copy.notKept()));
		document.writeInt64(Name.of(StoredReject.RUN), this.page.run());
		document.writeDateTime(Name.of(StoredReject.RUN_BEGAN_AT), this.page.runBegan().toEpochMilli());
		document.writeInt64(Name.of(StoredReject.EXECUTION), this.page.execution());
		document.writeString(Name.of(StoredReject.PARTITION), this.page.partition());
		document.writeInt64(Name.of(StoredReject.CLAIM), this.page.claim());
		document.writeInt64(Name.of(StoredReject.PAGE), this.page.page());
		document.writeInt64(Name.of(LAST_RUN), this.page.run());
		document.writeInt32(Name.of(StoredReject.ATTEMPTS),
				copy.before().map((before) -> before.attemptsWith(this.page)).orElse(1));
		document.writeDateTime(Name.of(StoredReject.FIRST_REJECTED_AT), firstRejectedAt);
		document.writeDateTime(Name.of(LAST_REJECTED_AT), this.now.toEpochMilli());
	}

	/** A reject that is there for the same reason. */
	WriteModel<RawBsonDocument> seenAgain(Reject reject, Optional<String> notKept) {
		try (DocumentOutput update = new DocumentOutput()) {
			update.writeDocument(Name.of("$inc"), ONE_MORE_ATTEMPT);
			update.writeDocument(SET, changes(reject, notKept));
			return new UpdateOneModel<>(ValueFilters.eq(OrderFields.ID, reject.key().id()), update.toDocument(),
					new UpdateOptions().collation(Collations.SIMPLE));
		}
	}

	private RawBsonDocument changes(Reject reject, Optional<String> notKept) {
		try (DocumentOutput changes = new DocumentOutput()) {
			changes.writeDateTime(Name.of(LAST_REJECTED_AT), this.now.toEpochMilli());
			changes.writeInt64(Name.of(LAST_RUN), this.page.run());
			changes.writeString(Name.of(STAGE), reject.stage().name());
			changes.writeString(Name.of(ERROR), sentence(reject, notKept));
			RawValue number = reject.key().number();
			if (number != null && number.isString() && number.size() <= LONGEST_NUMBER) {
				changes.write(Name.of(OrderFields.NUMBER), number);
			}
			return changes.toDocument();
		}
	}

	private static String sentence(Reject reject, Optional<String> notKept) {
		String error = reject.error();
		String shown = (error.length() <= LONGEST_ERROR) ? error : error.substring(0, LONGEST_ERROR) + "…";
		return notKept.map((why) -> shown + ". " + why).orElse(shown);
	}

}
