@NullMarked
package io.orderarchiver.command.rejects;

import org.jspecify.annotations.NullMarked;
