/**
 * What a person types and reads: here the command line is put together, and a usage error
 * or a failure becomes words and an exit code; its door is {@link CommandLineInterface}.
 */
@NullMarked
package io.orderarchiver.command;

import org.jspecify.annotations.NullMarked;
