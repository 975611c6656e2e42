/**
 * How fast the pages of a run may follow each other, and whether they may at all; its
 * doors are {@link Pace}, {@link PacedReadAhead}, {@link PaceKeeper}, {@link PaceLimits},
 * {@link PaceState} and {@link Sparing}.
 */
@NullMarked
package io.orderarchiver.archive.pace;

import org.jspecify.annotations.NullMarked;
