/**
 * The commands of {@code rejects}; its door is {@link RejectsCommand}.
 */
@NullMarked
package io.orderarchiver.command.rejects;

import org.jspecify.annotations.NullMarked;
