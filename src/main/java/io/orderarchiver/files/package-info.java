/**
 * Files that are their owner's alone, and last; the door is {@link PrivateFiles}.
 */
@NullMarked
package io.orderarchiver.files;

import org.jspecify.annotations.NullMarked;
