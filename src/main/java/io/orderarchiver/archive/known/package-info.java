/**
 * What the archive holds already; its doors are {@link KnownOrders} and, for whoever
 * keeps it over pages, {@link ArchiveSearches}.
 */
@NullMarked
package io.orderarchiver.archive.known;

import org.jspecify.annotations.NullMarked;
