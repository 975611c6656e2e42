@NullMarked
package io.orderarchiver.archive.strain;

import org.jspecify.annotations.NullMarked;
