@NullMarked
package io.orderarchiver.simulation.store;

import org.jspecify.annotations.NullMarked;
