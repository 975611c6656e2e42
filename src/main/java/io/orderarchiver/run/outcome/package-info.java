/**
 * How a run ends: its exit status, what it counted, and why it failed; its doors are
 * {@link ExitStatus}, {@link Counts} and the reports.
 */
@NullMarked
package io.orderarchiver.run.outcome;

import org.jspecify.annotations.NullMarked;
