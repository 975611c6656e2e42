/** Tests of the middle. */
@NullMarked
package io.orderarchiver.archive;

import org.jspecify.annotations.NullMarked;
