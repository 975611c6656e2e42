/**
 * The proof: a Spring Batch job that holds the archive against its source, forward over
 * the orders and backward over the archive.
 */
@NullMarked
package io.orderarchiver.verify;

import org.jspecify.annotations.NullMarked;
