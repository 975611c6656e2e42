package io.orderarchiver.archive;

import java.util.List;

import io.orderarchiver.order.JoinedOrder;

/**
 * A page of orders that are to be archived, and what became of those that are not.
 *
 * @param read how many keys came in
 * @param orders delivered, unknown to the archive, joined with their dimensions
 * @param duplicates how many the archive holds
 * @param gone how many are no longer delivered, or deleted
 * @param rejects those that cannot be archived
 */
public record PreparedPage(int read, List<JoinedOrder> orders, int duplicates, int gone, List<Reject> rejects) {
}
