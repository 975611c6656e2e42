/**
 * How a step's partitions are pinned, worked on by several threads, and counted together;
 * its doors are {@link PinnedPartitions}, {@link PinnedRanges}, {@link DateCheckpoint},
 * {@link PartitionsBehind} and {@link ThreadedPartitionHandler}.
 */
@NullMarked
package io.orderarchiver.step.partition;

import org.jspecify.annotations.NullMarked;
