@NullMarked
package io.orderarchiver.command.completion;

import org.jspecify.annotations.NullMarked;
