@NullMarked
package io.orderarchiver.archive.indexes;

import org.jspecify.annotations.NullMarked;
