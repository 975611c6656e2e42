/**
 * Checks of what is in the collections, and of their indexes; its doors are the checks
 * themselves.
 */
@NullMarked
package io.orderarchiver.doctor.collections;

import org.jspecify.annotations.NullMarked;
