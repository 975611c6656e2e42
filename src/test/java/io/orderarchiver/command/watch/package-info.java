@NullMarked
package io.orderarchiver.command.watch;

import org.jspecify.annotations.NullMarked;
