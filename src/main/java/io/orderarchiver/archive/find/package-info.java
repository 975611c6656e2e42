/**
 * Finds documents by the values of a field, whatever bytes these have; its doors are
 * {@link OrderReads}, which reads the orders, {@link FindByValues} and
 * {@link ValueFilters}.
 */
@NullMarked
package io.orderarchiver.archive.find;

import org.jspecify.annotations.NullMarked;
