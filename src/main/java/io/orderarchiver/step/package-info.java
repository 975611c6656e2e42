/**
 * What the steps of both paths have in common: which run they belong to, what they have
 * counted, and how they stop.
 */
@NullMarked
package io.orderarchiver.step;

import org.jspecify.annotations.NullMarked;
