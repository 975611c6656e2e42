@NullMarked
package io.orderarchiver.command.worker;

import org.jspecify.annotations.NullMarked;
