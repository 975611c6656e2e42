/**
 * The command {@code completion}; its door is {@link CompletionCommand}.
 */
@NullMarked
package io.orderarchiver.command.completion;

import org.jspecify.annotations.NullMarked;
