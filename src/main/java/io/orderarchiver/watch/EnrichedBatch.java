package io.orderarchiver.watch;

import java.util.List;

import io.orderarchiver.order.ArchivedOrder;

/**
 * The item that the step's processor yields.
 *
 * @param batch the micro-batch as it was read
 * @param orders what its orders have become
 */
record EnrichedBatch(MicroBatch batch, List<ArchivedOrder> orders) {
}
