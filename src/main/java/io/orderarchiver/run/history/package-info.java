/**
 * What the tables of the job repository tell of runs, and what may become of these; its
 * doors are {@link RecordedRuns} and {@link RunControl} for whoever looks later,
 * {@link RunHistory} and {@link RunRecovery} for whoever starts a run.
 */
@NullMarked
package io.orderarchiver.run.history;

import org.jspecify.annotations.NullMarked;
