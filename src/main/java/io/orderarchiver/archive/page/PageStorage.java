package io.orderarchiver.archive.page;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Measurements.MeasuredPage;
import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.rejects.PageReference;
import io.orderarchiver.archive.rejects.RejectStore.Kept;
import io.orderarchiver.archive.rejects.RejectStore;
import io.orderarchiver.archive.write.OrderWriter;
import io.orderarchiver.archive.write.OrderWriter.Written;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.RawValue;

/** The second half of the middle: write the archived orders, keep the rejects, count. */
public final class PageStorage {

	private final OrderWriter writer;

	private final RejectStore rejects;

	private final Forgotten forgotten;

	private final Measurements measurements;

	/**
	 * Creates a storage that forgets the rejects among what it archives.
	 * @param writer writes archived orders, or counts them
	 * @param rejects keeps rejects, or counts them
	 * @param measurements is told what became of each page
	 */
	public PageStorage(OrderWriter writer, RejectStore rejects, Measurements measurements) {
		this(writer, rejects, Forgotten.ARCHIVED, measurements);
	}

	/**
	 * Creates a storage.
	 * @param writer writes archived orders, or counts them
	 * @param rejects keeps rejects, or counts them
	 * @param forgotten which orders leave the store of rejects
	 * @param measurements is told what became of each page
	 */
	public PageStorage(OrderWriter writer, RejectStore rejects, Forgotten forgotten, Measurements measurements) {
		this.writer = writer;
		this.rejects = rejects;
		this.forgotten = forgotten;
		this.measurements = measurements;
	}

	/** Which orders leave the store of rejects. */
	public enum Forgotten {

		/**
		 * Those that are archived now. To look for each duplicate would slow down a run
		 * over a full archive.
		 */
		ARCHIVED,

		/** Those that are archived now or before. */
		ARCHIVED_AND_DUPLICATES

	}

	/**
	 * Stores a page. Safe to repeat: what is in the archive stays as it is.
	 * @param page the orders to be archived, and the accounts of the others
	 * @param reference where in which run
	 * @return what became of each order, acknowledged by a majority
	 */
	public StoredPage store(OrderPage<ArchivedOrder> page, PageReference reference) {
		return this.measurements.time(Stage.WRITE, () -> write(page, reference));
	}

	private StoredPage write(OrderPage<ArchivedOrder> page, PageReference reference) {
		Written written = this.writer.write(page.orders());
		List<Reject> allRejects = new ArrayList<>(page.rejects());
		allRejects.addAll(written.rejects());
		List<RawValue> duplicates = new ArrayList<>(page.duplicates());
		duplicates.addAll(written.duplicates());
		Kept kept = this.rejects.keep(allRejects, reference);
		this.rejects.forget(toForget(written.archived(), duplicates));
		Tally tally = Tally.ofArchived(written.archived())
			.plus(kept.tally())
			.plus(Tally.ofRead(page.read(), duplicates.size(), page.gone().size()));
		this.measurements.stored(new MeasuredPage(tally, written.archived(), allRejects, kept.fresh()));
		return new StoredPage(tally, written.archived(), allRejects, page.gone());
	}

	private List<RawValue> toForget(List<ArchivedOrder> archived, List<RawValue> duplicates) {
		List<RawValue> ids = new ArrayList<>(archived.size());
		archived.forEach((order) -> ids.add(order.key().id()));
		if (this.forgotten == Forgotten.ARCHIVED_AND_DUPLICATES) {
			ids.addAll(duplicates);
		}
		return ids;
	}

	/**
	 * A page that is done.
	 *
	 * @param tally what became of its orders
	 * @param archived the newly archived ones
	 * @param rejects those that cannot be archived
	 * @param gone the {@code _id}s of those that are no longer delivered, or deleted
	 */
	public record StoredPage(Tally tally, List<ArchivedOrder> archived, List<Reject> rejects, List<RawValue> gone) {
	}

}
