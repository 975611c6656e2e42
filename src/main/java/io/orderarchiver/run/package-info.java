/**
 * Runs as an operator sees them: launched, resumed, stopped, recovered, and never two at
 * once.
 */
@NullMarked
package io.orderarchiver.run;

import org.jspecify.annotations.NullMarked;
