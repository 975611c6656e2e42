package io.orderarchiver.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What the store says of a reject.
 *
 * @param reason why it was rejected
 * @param run which run rejected it first for that reason
 * @param runBegan when that run began
 * @param execution within the run
 * @param page within the run
 * @param attempts how often the order was rejected, for whatever reason
 * @param firstRejectedAt when it was rejected first
 */
record StoredReject(String reason, long run, Optional<BsonDateTime> runBegan, long execution, long page, int attempts,
		Optional<BsonDateTime> firstRejectedAt) {

	static final String REASON = "reason";

	static final String RUN = "run";

	static final String RUN_BEGAN_AT = "run_began_at";

	static final String EXECUTION = "execution";

	static final String PAGE = "page";

	static final String ATTEMPTS = "attempts";

	static final String FIRST_REJECTED_AT = "first_rejected_at";

	static Map<BsonValue, StoredReject> find(MongoCollection<BsonDocument> store, Collection<Reject> rejects) {
		Map<BsonValue, StoredReject> found = new HashMap<>();
		List<BsonValue> ids = rejects.stream().map((reject) -> reject.key().id()).toList();
		store.find(Filters.in(OrderFields.ID, ids))
			.projection(Projections.include(REASON, RUN, RUN_BEGAN_AT, EXECUTION, PAGE, ATTEMPTS, FIRST_REJECTED_AT))
			.forEach((document) -> found.put(document.get(OrderFields.ID), of(document)));
		return found;
	}

	private static StoredReject of(BsonDocument document) {
		return new StoredReject(document.getString(REASON, new BsonString("")).getValue(), number(document, RUN),
				time(document, RUN_BEGAN_AT), number(document, EXECUTION), number(document, PAGE),
				(int) number(document, ATTEMPTS), time(document, FIRST_REJECTED_AT));
	}

	private static Optional<BsonDateTime> time(BsonDocument document, String field) {
		return document.isDateTime(field) ? Optional.of(document.getDateTime(field)) : Optional.empty();
	}

	private static long number(BsonDocument document, String field) {
		return document.getNumber(field, new BsonInt64(0)).longValue();
	}

	/**
	 * Whether a reject is the one stored. One that this run stored in a page that a crash
	 * made it read again is not: it was never counted.
	 */
	boolean isKnown(Reject reject, PageReference current) {
		return this.reason.equals(reject.reason().name()) && !wasNeverCounted(current);
	}

	private boolean wasNeverCounted(PageReference current) {
		return isOf(current) && this.execution != current.execution() && this.page >= current.firstPage();
	}

	private boolean isOf(PageReference current) {
		return this.run == current.run()
				&& this.runBegan.filter((began) -> began.getValue() == current.runBegan().toEpochMilli()).isPresent();
	}

	int attemptsWith(PageReference current) {
		return wasNeverCounted(current) ? this.attempts : this.attempts + 1;
	}

	static Tally count(List<Reject> rejects, Map<BsonValue, StoredReject> stored, PageReference page) {
		long known = rejects.stream().filter((reject) -> isKnown(stored, reject, page)).count();
		long conflicts = rejects.stream().filter((reject) -> reject.reason() == RejectReason.CONFLICT).count();
		return Tally.ofRejects(rejects.size() - known, known, conflicts);
	}

	static boolean isKnown(Map<BsonValue, StoredReject> stored, Reject reject, PageReference page) {
		StoredReject found = stored.get(reject.key().id());
		return found != null && found.isKnown(reject, page);
	}

}
