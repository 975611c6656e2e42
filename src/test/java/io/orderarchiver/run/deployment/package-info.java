@NullMarked
package io.orderarchiver.run.deployment;

import org.jspecify.annotations.NullMarked;
