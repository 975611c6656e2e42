/**
 * Generated orders, and the embedded MongoDB that they can live in: each has a package of
 * its own.
 */
@NullMarked
package io.orderarchiver.simulation;

import org.jspecify.annotations.NullMarked;
