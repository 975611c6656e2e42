/**
 * Seals an archive: what each archived order was is written down by its digest, in files
 * that {@code sha256sum} and {@code openssl} read; its doors are {@link SealWriter},
 * {@link SealDirectory}, {@link SealKey} and {@link SealChain}.
 */
@NullMarked
package io.orderarchiver.seal;

import org.jspecify.annotations.NullMarked;
