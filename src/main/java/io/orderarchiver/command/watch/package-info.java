/**
 * The command {@code watch}; its door is {@link WatchCommand}.
 */
@NullMarked
package io.orderarchiver.command.watch;

import org.jspecify.annotations.NullMarked;
