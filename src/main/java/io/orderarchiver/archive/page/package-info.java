/**
 * A page's way through the middle: {@link PagePreparation} or {@link RejectPreparation}
 * finds out and joins, {@link PageStorage} writes, {@link RunBooks} counts.
 */
@NullMarked
package io.orderarchiver.archive.page;

import org.jspecify.annotations.NullMarked;
