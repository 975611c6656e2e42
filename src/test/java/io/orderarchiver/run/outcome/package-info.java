@NullMarked
package io.orderarchiver.run.outcome;

import org.jspecify.annotations.NullMarked;
