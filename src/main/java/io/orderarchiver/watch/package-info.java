/**
 * The endless path: delivered orders from a change stream, in a Spring Batch job; its
 * doors are {@link WatchJobConfiguration}, {@link WatchPreparation}, {@link WatchOptions}
 * and {@link WatchCheckpoint}.
 */
@NullMarked
package io.orderarchiver.watch;

import org.jspecify.annotations.NullMarked;
