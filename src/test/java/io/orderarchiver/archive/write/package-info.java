@NullMarked
package io.orderarchiver.archive.write;

import org.jspecify.annotations.NullMarked;
