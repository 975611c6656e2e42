@NullMarked
package io.orderarchiver.command.doctor;

import org.jspecify.annotations.NullMarked;
