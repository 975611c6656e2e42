@NullMarked
package io.orderarchiver.doctor.collections;

import org.jspecify.annotations.NullMarked;
