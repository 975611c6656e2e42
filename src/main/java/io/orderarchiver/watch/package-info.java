/**
 * The endless path: delivered orders from a change stream.
 */
@NullMarked
package io.orderarchiver.watch;

import org.jspecify.annotations.NullMarked;
