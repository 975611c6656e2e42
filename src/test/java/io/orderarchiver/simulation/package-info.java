@NullMarked
package io.orderarchiver.simulation;

import org.jspecify.annotations.NullMarked;
