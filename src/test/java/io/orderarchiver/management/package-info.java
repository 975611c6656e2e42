@NullMarked
package io.orderarchiver.management;

import org.jspecify.annotations.NullMarked;
