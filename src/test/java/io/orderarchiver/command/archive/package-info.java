@NullMarked
package io.orderarchiver.command.archive;

import org.jspecify.annotations.NullMarked;
