package io.orderarchiver.batch;

import io.orderarchiver.archive.keys.KeyPage;
import io.orderarchiver.archive.page.PreparedPage;
import org.jspecify.annotations.Nullable;

/**
 * The item that the step's reader yields: a page of joined orders.
 *
 * @param page the orders, and the accounts of those that need nothing more
 * @param checkpoint where to resume once it is stored, see {@link KeyPage#checkpoint()}
 */
record ReadPage(PreparedPage page, @Nullable Long checkpoint) {
}
