/**
 * Runs as an operator starts them: launched, resumed, and never two at once; its doors
 * are {@link ArchiveRuns}, {@link WatchRuns}, {@link RejectRetries} and
 * {@link GenerateRuns}.
 */
@NullMarked
package io.orderarchiver.run;

import org.jspecify.annotations.NullMarked;
