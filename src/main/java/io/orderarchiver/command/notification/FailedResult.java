package io.orderarchiver.command.notification;

import org.jspecify.annotations.Nullable;

/**
 * What is told of a command that ended before there was a result, in this order.
 *
 * @param command its name
 * @param exitCode how the process ends
 * @param reason why, or null
 */
record FailedResult(String command, int exitCode, @Nullable String reason) {
}
