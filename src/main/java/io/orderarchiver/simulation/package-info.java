/**
 * Generated orders, and the embedded MongoDB that they can live in.
 */
@NullMarked
package io.orderarchiver.simulation;

import org.jspecify.annotations.NullMarked;
