@NullMarked
package io.orderarchiver.command.terminal;

import org.jspecify.annotations.NullMarked;
