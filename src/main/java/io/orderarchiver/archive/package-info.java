/**
 * The middle that both paths share, without Spring Batch: known, look up, insert, reject.
 */
@NullMarked
package io.orderarchiver.archive;

import org.jspecify.annotations.NullMarked;
