/**
 * What a person types and reads: one class a command, output, progress and exit codes.
 */
@NullMarked
package io.orderarchiver.command;

import org.jspecify.annotations.NullMarked;
