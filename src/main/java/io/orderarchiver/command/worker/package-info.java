/**
 * The command {@code worker}; its door is {@link WorkerCommand}.
 */
@NullMarked
package io.orderarchiver.command.worker;

import org.jspecify.annotations.NullMarked;
