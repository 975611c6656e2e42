@NullMarked
package io.orderarchiver.simulation.data;

import org.jspecify.annotations.NullMarked;
