@NullMarked
package io.orderarchiver.command;

import org.jspecify.annotations.NullMarked;
