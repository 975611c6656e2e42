package io.orderarchiver.archive.rejects;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.rejects.RejectStore.Kept;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/**
 * What the store says of a reject.
 *
 * @param reason why it was rejected
 * @param run which run rejected it first for that reason
 * @param runBegan when that run began
 * @param execution within the run
 * @param partition within the run
 * @param claim within the execution, of that partition
 * @param page within the partition
 * @param attempts how often the order was rejected, for whatever reason
 * @param firstRejectedAt when it was rejected first
 * @param notKept why its order is not kept, if it is not
 */
record StoredReject(String reason, long run, Optional<Instant> runBegan, long execution, String partition, long claim,
		long page, int attempts, Optional<Instant> firstRejectedAt, Optional<String> notKept) {

	static final String REASON = "reason";

	static final String RUN = "run";

	static final String RUN_BEGAN_AT = "run_began_at";

	static final String EXECUTION = "execution";

	static final String PARTITION = "partition";

	static final String CLAIM = "claim";

	static final String PAGE = "page";

	static final String ATTEMPTS = "attempts";

	static final String FIRST_REJECTED_AT = "first_rejected_at";

	static Map<RawValue, StoredReject> find(ArchiveCollections collections, Collection<Reject> rejects) {
		Map<RawValue, StoredReject> found = new HashMap<>();
		List<RawValue> ids = rejects.stream().map((reject) -> reject.key().id()).toList();
		Wanted wanted = Wanted.of(collections.names().rejects(), OrderFields.ID, REASON, RUN, RUN_BEGAN_AT, EXECUTION,
				PARTITION, CLAIM, PAGE, ATTEMPTS, FIRST_REJECTED_AT, RejectDocuments.NOT_KEPT);
		new FindByValues(collections, null).forEach(wanted, ids,
				(document) -> found.put(OrderKey.of(document).id(), of(document)));
		return found;
	}

	private static StoredReject of(RawBsonDocument document) {
		RejectFields fields = new RejectFields(document);
		return new StoredReject(fields.text(REASON), fields.number(RUN), fields.instant(RUN_BEGAN_AT),
				fields.number(EXECUTION), fields.text(PARTITION), fields.number(CLAIM), fields.number(PAGE),
				(int) fields.number(ATTEMPTS), fields.instant(FIRST_REJECTED_AT),
				fields.optionalText(RejectDocuments.NOT_KEPT));
	}

	/**
	 * Whether a reject is the one stored. One that this run stored in a page that a crash
	 * made it read again is not: it was never counted.
	 */
	boolean isKnown(Reject reject, PageReference current) {
		return this.reason.equals(reject.reason().name()) && !wasNeverCounted(current);
	}

	private boolean wasNeverCounted(PageReference current) {
		return isOf(current) && current.comesAfter(this.execution, this.claim) && this.page >= current.firstPage();
	}

	private boolean isOf(PageReference current) {
		return this.run == current.run() && this.partition.equals(current.partition())
				&& this.runBegan.filter((began) -> began.toEpochMilli() == current.runBegan().toEpochMilli())
					.isPresent();
	}

	int attemptsWith(PageReference current) {
		return wasNeverCounted(current) ? this.attempts : this.attempts + 1;
	}

	static Kept kept(List<Reject> rejects, Map<RawValue, StoredReject> stored, PageReference page) {
		List<Reject> fresh = rejects.stream().filter((reject) -> !isKnown(stored, reject, page)).toList();
		long conflicts = rejects.stream().filter((reject) -> reject.reason() == RejectReason.CONFLICT).count();
		return new Kept(Tally.ofRejects(fresh.size(), rejects.size() - fresh.size(), conflicts), fresh);
	}

	static boolean isKnown(Map<RawValue, StoredReject> stored, Reject reject, PageReference page) {
		StoredReject found = stored.get(reject.key().id());
		return found != null && found.isKnown(reject, page);
	}

}
