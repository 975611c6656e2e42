/**
 * What a watch is doing, and who is told; its doors are {@link WatchListener} and
 * {@link WatchState}.
 */
@NullMarked
package io.orderarchiver.watch.state;

import org.jspecify.annotations.NullMarked;
