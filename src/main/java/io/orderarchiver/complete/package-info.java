/**
 * Incomplete archived orders, looked up again: a Spring Batch job that sets what was
 * missing and is there now, and never anything that was there.
 */
@NullMarked
package io.orderarchiver.complete;

import org.jspecify.annotations.NullMarked;
