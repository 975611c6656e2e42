/**
 * Which orders are delivered, read as keys from the covering index; its doors are
 * {@link KeyCuts}, {@link KeyPages}, {@link SuccessiveKeys}, {@link KeyPartition},
 * {@link Window}, {@link DeliveredOrderCounts} and {@link CheckpointTime}.
 */
@NullMarked
package io.orderarchiver.archive.keys;

import org.jspecify.annotations.NullMarked;
