@NullMarked
package io.orderarchiver.command.notification;

import org.jspecify.annotations.NullMarked;
