/**
 * Writes archived orders and finds out why MongoDB refused one, or in a dry run counts
 * them; its doors are {@link InsertingOrderWriter} and {@link CountingOrderWriter}.
 */
@NullMarked
package io.orderarchiver.archive.write;

import org.jspecify.annotations.NullMarked;
