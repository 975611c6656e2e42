/**
 * The commands of {@code runs}; its door is {@link RunsCommand}.
 */
@NullMarked
package io.orderarchiver.command.runs;

import org.jspecify.annotations.NullMarked;
