package io.orderarchiver.batch;

import java.util.List;

import io.orderarchiver.archive.page.PreparedPage;
import io.orderarchiver.order.ArchivedOrder;

/**
 * The item that the step's processor yields.
 *
 * @param page the page as it was read
 * @param orders what its orders have become
 */
record EnrichedPage(PreparedPage page, List<ArchivedOrder> orders) {
}
