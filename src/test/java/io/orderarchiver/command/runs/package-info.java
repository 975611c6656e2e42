@NullMarked
package io.orderarchiver.command.runs;

import org.jspecify.annotations.NullMarked;
