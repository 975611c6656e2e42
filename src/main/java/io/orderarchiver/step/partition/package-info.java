/**
 * How a step's partitions are pinned, worked on by several threads, and counted together;
 * its doors are {@link PinnedPartitions} and {@link ThreadedPartitionHandler}.
 */
@NullMarked
package io.orderarchiver.step.partition;

import org.jspecify.annotations.NullMarked;
