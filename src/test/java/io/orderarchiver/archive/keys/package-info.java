@NullMarked
package io.orderarchiver.archive.keys;

import org.jspecify.annotations.NullMarked;
