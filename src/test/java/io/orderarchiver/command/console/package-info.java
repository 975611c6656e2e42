/** Tests of the console. */
@NullMarked
package io.orderarchiver.command.console;

import org.jspecify.annotations.NullMarked;
