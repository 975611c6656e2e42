/**
 * Files that are their owner's alone, and last; its doors are {@link PrivateFiles} and
 * {@link AppendedFile}.
 */
@NullMarked
package io.orderarchiver.files;

import org.jspecify.annotations.NullMarked;
