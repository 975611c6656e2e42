@NullMarked
package io.orderarchiver.simulation.generation;

import org.jspecify.annotations.NullMarked;
