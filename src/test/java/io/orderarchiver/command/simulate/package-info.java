@NullMarked
package io.orderarchiver.command.simulate;

import org.jspecify.annotations.NullMarked;
