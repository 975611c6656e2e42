/**
 * The store of orders that could not be archived: {@link KeepingRejectStore} or, in a dry
 * run, {@link CountingRejectStore} takes them in, {@link KeptRejects} and
 * {@link RejectNames} find them again.
 */
@NullMarked
package io.orderarchiver.archive.rejects;

import org.jspecify.annotations.NullMarked;
