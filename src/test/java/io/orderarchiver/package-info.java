/** Tests of the whole. */
@NullMarked
package io.orderarchiver;

import org.jspecify.annotations.NullMarked;
