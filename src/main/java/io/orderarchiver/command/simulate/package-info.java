/**
 * The commands {@code simulate} and {@code demo}; its doors are {@link SimulateCommand}
 * and {@link DemoCommand}.
 */
@NullMarked
package io.orderarchiver.command.simulate;

import org.jspecify.annotations.NullMarked;
