@NullMarked
package io.orderarchiver.command.init;

import org.jspecify.annotations.NullMarked;
