/**
 * Tests of the endless path.
 */
@NullMarked
package io.orderarchiver.watch;

import org.jspecify.annotations.NullMarked;
