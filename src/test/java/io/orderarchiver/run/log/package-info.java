@NullMarked
package io.orderarchiver.run.log;

import org.jspecify.annotations.NullMarked;
