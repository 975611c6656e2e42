/**
 * The commands {@code seal check} and {@code seal list}: whether archive and seals are as
 * they were.
 */
@NullMarked
package io.orderarchiver.command.seal;

import org.jspecify.annotations.NullMarked;
