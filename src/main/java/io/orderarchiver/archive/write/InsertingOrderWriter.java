package io.orderarchiver.archive.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.known.KnownOrders;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.RawValue;

/**
 * Inserts a page at once, unordered, and then looks only at what was refused: the archive
 * holds the order, or another one with its number, or MongoDB does not take it.
 */
public final class InsertingOrderWriter implements OrderWriter {

	private final BulkInsert bulkInsert;

	private final RefusalAnalysis analysis;

	private final ArchiveSearches searches;

	/**
	 * Creates a writer.
	 * @param collections where the archive is
	 * @param retries repeats writes that fail for a transient reason
	 * @param searches is told of orders that a search would have found
	 */
	public InsertingOrderWriter(ArchiveCollections collections, Retries retries, ArchiveSearches searches) {
		this.bulkInsert = new BulkInsert(collections, retries);
		this.analysis = new RefusalAnalysis(new KnownOrders(collections, retries, searches));
		this.searches = searches;
	}

	@Override
	public Written write(List<ArchivedOrder> orders) {
		List<Refusal> refusals = this.bulkInsert.insert(orders);
		if (refusals.stream().anyMatch(Refusal::isDuplicateKey)) {
			this.searches.missedOne();
		}
		Map<RawValue, Verdict> verdicts = this.analysis.judge(refusals);
		List<ArchivedOrder> ownerless = orders.stream()
			.filter((order) -> verdicts.get(order.key().id()) instanceof Verdict.Ownerless)
			.toList();
		if (!ownerless.isEmpty()) {
			// Whoever held the number is gone: deleted, or rolled back.
			ownerless.forEach((order) -> verdicts.remove(order.key().id()));
			verdicts.putAll(this.analysis.judge(this.bulkInsert.insert(ownerless)));
		}
		return summarize(orders, verdicts);
	}

	private static Written summarize(List<ArchivedOrder> orders, Map<RawValue, Verdict> verdicts) {
		List<ArchivedOrder> archived = new ArrayList<>(orders.size());
		List<Reject> rejects = new ArrayList<>(0);
		List<RawValue> duplicates = new ArrayList<>(0);
		for (ArchivedOrder order : orders) {
			Verdict verdict = verdicts.get(order.key().id());
			if (verdict == null || verdict instanceof Verdict.Archived) {
				archived.add(order);
			}
			else if (verdict instanceof Verdict.Rejected rejected) {
				rejects.add(rejected.reject());
			}
			else if (verdict instanceof Verdict.Ownerless refusedTwice) {
				rejects.add(refusedTwice.unlessInsertedAgain());
			}
			else {
				duplicates.add(order.key().id());
			}
		}
		return new Written(archived, duplicates, rejects);
	}

}
