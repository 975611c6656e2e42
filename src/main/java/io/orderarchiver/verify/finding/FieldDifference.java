package io.orderarchiver.verify.finding;

import io.orderarchiver.order.RawValue;
import org.jspecify.annotations.Nullable;

/**
 * A field that an archived order has otherwise than its source.
 *
 * @param field as the archive calls it
 * @param archived what the archive has; null where it has nothing
 * @param expected what it would have if it were archived now; null for nothing
 */
public record FieldDifference(String field, @Nullable RawValue archived, @Nullable RawValue expected) {
}
