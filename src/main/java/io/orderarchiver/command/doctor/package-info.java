/**
 * The command {@code doctor}; its door is {@link DoctorCommand}.
 */
@NullMarked
package io.orderarchiver.command.doctor;

import org.jspecify.annotations.NullMarked;
