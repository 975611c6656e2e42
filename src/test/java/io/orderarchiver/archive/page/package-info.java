@NullMarked
package io.orderarchiver.archive.page;

import org.jspecify.annotations.NullMarked;
