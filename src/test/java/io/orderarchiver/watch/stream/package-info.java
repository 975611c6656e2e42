@NullMarked
package io.orderarchiver.watch.stream;

import org.jspecify.annotations.NullMarked;
