/**
 * Reads the change stream over the orders, and opens it again where it was; its door is
 * {@link SteadyStream}, and other capabilities know {@link NoChangeStreamsException}
 * alone.
 */
@NullMarked
package io.orderarchiver.watch.stream;

import org.jspecify.annotations.NullMarked;
