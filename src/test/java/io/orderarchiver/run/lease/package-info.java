@NullMarked
package io.orderarchiver.run.lease;

import org.jspecify.annotations.NullMarked;
