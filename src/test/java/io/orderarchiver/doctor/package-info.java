@NullMarked
package io.orderarchiver.doctor;

import org.jspecify.annotations.NullMarked;
