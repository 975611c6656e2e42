@NullMarked
package io.orderarchiver.archive.pace;

import org.jspecify.annotations.NullMarked;
