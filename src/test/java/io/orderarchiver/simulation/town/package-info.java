@NullMarked
package io.orderarchiver.simulation.town;

import org.jspecify.annotations.NullMarked;
