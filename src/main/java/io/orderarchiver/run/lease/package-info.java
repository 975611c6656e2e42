/**
 * Who has the right to run a job on a target; its doors are {@link RunLease},
 * {@link LiveRuns} and {@link RunOwner}.
 */
@NullMarked
package io.orderarchiver.run.lease;

import org.jspecify.annotations.NullMarked;
