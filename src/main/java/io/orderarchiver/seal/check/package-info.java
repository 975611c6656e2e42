/**
 * Checks a seal: whether it is as it was written, and what of the archive is otherwise
 * since; its door is {@link SealCheck}.
 */
@NullMarked
package io.orderarchiver.seal.check;

import org.jspecify.annotations.NullMarked;
