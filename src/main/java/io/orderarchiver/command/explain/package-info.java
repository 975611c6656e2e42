/**
 * The command {@code explain}; its door is {@link ExplainCommand}.
 */
@NullMarked
package io.orderarchiver.command.explain;

import org.jspecify.annotations.NullMarked;
