/**
 * How work hears of a wish to stop while it waits or reads ahead; its doors are
 * {@link StopSignal} and {@link ReadAhead}.
 */
@NullMarked
package io.orderarchiver.archive.stop;

import org.jspecify.annotations.NullMarked;
