@NullMarked
package io.orderarchiver.doctor.server;

import org.jspecify.annotations.NullMarked;
