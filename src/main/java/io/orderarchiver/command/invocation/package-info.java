/**
 * What all commands share: the command line at hand, the options of every run, and the
 * progress that is shown; its doors are {@link Invocation} and {@link RunArguments}.
 */
@NullMarked
package io.orderarchiver.command.invocation;

import org.jspecify.annotations.NullMarked;
