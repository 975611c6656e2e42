/**
 * The command {@code verify}; its door is {@link VerifyCommand}.
 */
@NullMarked
package io.orderarchiver.command.verify;

import org.jspecify.annotations.NullMarked;
