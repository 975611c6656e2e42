/**
 * Joins the orders of a page with their dimensions in one aggregation; its door is
 * {@link OrderLookup}.
 */
@NullMarked
package io.orderarchiver.archive.lookup;

import org.jspecify.annotations.NullMarked;
