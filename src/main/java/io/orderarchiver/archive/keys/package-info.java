/**
 * Which orders are delivered, read as keys from the covering index; its doors are
 * {@link KeyPages}, {@link Window}, {@link DeliveredOrderCounts} and
 * {@link CheckpointTime}.
 */
@NullMarked
package io.orderarchiver.archive.keys;

import org.jspecify.annotations.NullMarked;
