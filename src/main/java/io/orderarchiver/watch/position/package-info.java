/**
 * Where a watch goes on, as its step saves it; its doors are {@link Position} and
 * {@link SavedPosition}, and other capabilities know {@link PositionRefusedException}
 * alone.
 */
@NullMarked
package io.orderarchiver.watch.position;

import org.jspecify.annotations.NullMarked;
