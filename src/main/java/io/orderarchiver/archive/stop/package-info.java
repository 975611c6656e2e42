/**
 * How work hears of a wish to stop while it waits, reads ahead or keeps a pace; its doors
 * are {@link StopSignal}, {@link ReadAhead} and {@link Pace}.
 */
@NullMarked
package io.orderarchiver.archive.stop;

import org.jspecify.annotations.NullMarked;
