/**
 * Which failures pass, and how often what failed is tried again; its door is
 * {@link Retries}.
 */
@NullMarked
package io.orderarchiver.archive.retry;

import org.jspecify.annotations.NullMarked;
