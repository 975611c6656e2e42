/**
 * What MongoDB shows of being strained: its own lag, its members', its flow control, and
 * how long it takes for our pages; its doors are {@link Strain}, {@link StrainSource} and
 * {@link StrainWatch}.
 */
@NullMarked
package io.orderarchiver.archive.strain;

import org.jspecify.annotations.NullMarked;
