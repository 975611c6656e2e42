/**
 * The command {@code complete}; its door is {@link CompleteCommand}.
 */
@NullMarked
package io.orderarchiver.command.complete;

import org.jspecify.annotations.NullMarked;
