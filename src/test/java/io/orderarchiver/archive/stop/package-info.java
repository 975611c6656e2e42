@NullMarked
package io.orderarchiver.archive.stop;

import org.jspecify.annotations.NullMarked;
