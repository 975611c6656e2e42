@NullMarked
package io.orderarchiver.archive.rejects;

import org.jspecify.annotations.NullMarked;
