package io.orderarchiver.archive.keys;

import java.util.List;

import io.orderarchiver.order.OrderKey;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys.
 *
 * @param keys at most as many as the page size
 * @param checkpoint the date, in milliseconds since 1970, up to which every key has been
 * read once this page is done; null if there is no such date
 */
public record KeyPage(List<OrderKey> keys, @Nullable Long checkpoint) {
}
