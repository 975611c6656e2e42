@NullMarked
package io.orderarchiver.simulation.server;

import org.jspecify.annotations.NullMarked;
