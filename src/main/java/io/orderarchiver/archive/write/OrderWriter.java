package io.orderarchiver.archive.write;

import java.util.List;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.RawValue;

/**
 * Puts archived orders into the archive, or in a dry run finds out which it would put.
 */
public sealed interface OrderWriter permits InsertingOrderWriter, CountingOrderWriter {

	/**
	 * Writes a page.
	 * @param orders at most a page of archived orders
	 * @return what became of each
	 */
	Written write(List<ArchivedOrder> orders);

	/**
	 * What became of a page.
	 *
	 * @param archived in the archive now, by this call
	 * @param duplicates the {@code _id}s of those that were there already
	 * @param rejects those that cannot be written
	 */
	record Written(List<ArchivedOrder> archived, List<RawValue> duplicates, List<Reject> rejects) {
	}

}
