/**
 * The command {@code init}; its door is {@link InitCommand}.
 */
@NullMarked
package io.orderarchiver.command.init;

import org.jspecify.annotations.NullMarked;
