/**
 * Finds documents by the values of a field, whatever bytes these have, or all of them in
 * the order of an index; its doors are {@link OrderReads}, which reads the orders,
 * {@link FindByValues}, {@link ValueFilters}, {@link ArchivePages} and {@link IndexCuts}.
 */
@NullMarked
package io.orderarchiver.archive.find;

import org.jspecify.annotations.NullMarked;
