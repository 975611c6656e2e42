@NullMarked
package io.orderarchiver.run.history;

import org.jspecify.annotations.NullMarked;
