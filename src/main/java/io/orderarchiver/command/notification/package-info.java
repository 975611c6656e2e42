/**
 * Who is told when an archive or a watch has ended as it should not; its door is
 * {@link Notifications}.
 */
@NullMarked
package io.orderarchiver.command.notification;

import org.jspecify.annotations.NullMarked;
