@NullMarked
package io.orderarchiver.command.invocation;

import org.jspecify.annotations.NullMarked;
