package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.OrderWriter.Written;
import io.orderarchiver.order.ArchivedOrder;

/** The second half of the middle: write the archived orders, keep the rejects, count. */
public final class PageStorage {

	private final OrderWriter writer;

	private final RejectStore rejects;

	private final Measurements measurements;

	/**
	 * Creates a storage.
	 * @param writer writes archived orders, or counts them
	 * @param rejects keeps rejects, or counts them
	 * @param measurements is told what became of each page
	 */
	public PageStorage(OrderWriter writer, RejectStore rejects, Measurements measurements) {
		this.writer = writer;
		this.rejects = rejects;
		this.measurements = measurements;
	}

	/**
	 * Stores a page. Safe to repeat: what is in the archive stays as it is.
	 * @param page the accounts of the page so far
	 * @param orders what its joined orders have become
	 * @param reference where in which run
	 * @return what became of each order, acknowledged by a majority
	 */
	public StoredPage store(PreparedPage page, List<ArchivedOrder> orders, PageReference reference) {
		return this.measurements.time(Stage.WRITE, () -> write(page, orders, reference));
	}

	private StoredPage write(PreparedPage page, List<ArchivedOrder> orders, PageReference reference) {
		Written written = this.writer.write(orders);
		List<Reject> allRejects = new ArrayList<>(page.rejects());
		allRejects.addAll(written.rejects());
		Tally rejected = this.rejects.keep(allRejects, reference);
		this.rejects.forget(written.archived());
		Tally tally = Tally.ofArchived(written.archived())
			.plus(rejected)
			.plus(Tally.ofRead(page.read(), page.duplicates() + written.duplicates(), page.gone()));
		this.measurements.stored(tally, allRejects);
		return new StoredPage(tally, written.archived());
	}

	/**
	 * A page that is done.
	 *
	 * @param tally what became of its orders
	 * @param archived the newly archived ones
	 */
	public record StoredPage(Tally tally, List<ArchivedOrder> archived) {
	}

}
