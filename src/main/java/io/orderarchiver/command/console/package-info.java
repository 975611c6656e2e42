/**
 * The command {@code console}, a page to watch on the loopback address; its door is
 * {@link io.orderarchiver.command.console.ConsoleCommand}.
 */
@NullMarked
package io.orderarchiver.command.console;

import org.jspecify.annotations.NullMarked;
