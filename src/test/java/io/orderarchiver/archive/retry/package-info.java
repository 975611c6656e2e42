@NullMarked
package io.orderarchiver.archive.retry;

import org.jspecify.annotations.NullMarked;
