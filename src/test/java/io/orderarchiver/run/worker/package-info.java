@NullMarked
package io.orderarchiver.run.worker;

import org.jspecify.annotations.NullMarked;
