@NullMarked
package io.orderarchiver.run.pace;

import org.jspecify.annotations.NullMarked;
