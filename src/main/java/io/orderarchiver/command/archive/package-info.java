/**
 * The command {@code archive}; its door is {@link ArchiveCommand}.
 */
@NullMarked
package io.orderarchiver.command.archive;

import org.jspecify.annotations.NullMarked;
