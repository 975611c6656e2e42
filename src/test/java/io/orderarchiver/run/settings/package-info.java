@NullMarked
package io.orderarchiver.run.settings;

import org.jspecify.annotations.NullMarked;
