/**
 * What is read from a command line and written to a terminal: values of options, tables,
 * JSON; its doors are the converters, {@link Terminal}, {@link Rows}, {@link Table} and
 * {@link Json}.
 */
@NullMarked
package io.orderarchiver.command.terminal;

import org.jspecify.annotations.NullMarked;
