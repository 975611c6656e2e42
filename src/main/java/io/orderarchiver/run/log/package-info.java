/**
 * The log of a run: its files, their formats, and what is taken out of them; its doors
 * are {@link RunLog} and, for {@code logback.xml}, {@link RedactedMessage}.
 */
@NullMarked
package io.orderarchiver.run.log;

import org.jspecify.annotations.NullMarked;
