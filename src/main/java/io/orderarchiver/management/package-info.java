/**
 * How a run is seen from outside: its metrics and its health, served while it goes on or
 * pushed at its end.
 */
@NullMarked
package io.orderarchiver.management;

import org.jspecify.annotations.NullMarked;
