package io.orderarchiver.archive.rejects;

import java.util.Collection;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.RawValue;

/** Looks into the store, but changes nothing. */
public final class CountingRejectStore implements RejectStore {

	private final ArchiveCollections collections;

	private final Retries retries;

	/**
	 * Creates the store of a dry run.
	 * @param collections where the rejects are
	 * @param retries repeats reads that fail for a transient reason
	 */
	public CountingRejectStore(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	@Override
	public Kept keep(List<Reject> rejects, PageReference page) {
		if (rejects.isEmpty()) {
			return Kept.NOTHING;
		}
		return this.retries.call("look for rejects",
				() -> StoredReject.kept(rejects, StoredReject.find(this.collections, rejects), page));
	}

	@Override
	public void forget(Collection<RawValue> ids) {
	}

}
