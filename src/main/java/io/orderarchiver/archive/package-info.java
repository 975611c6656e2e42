/**
 * The middle that both paths share, without Spring Batch: here is what its stages have in
 * common, each of which has a package of its own; its doors are
 * {@link ArchiveCollections}, {@link CollectionNames}, {@link Measurements},
 * {@link Reject} and {@link Tally}.
 */
@NullMarked
package io.orderarchiver.archive;

import org.jspecify.annotations.NullMarked;
