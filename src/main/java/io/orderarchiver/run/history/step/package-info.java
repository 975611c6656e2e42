/**
 * What the tables of the job repository tell of the steps of runs, and of their
 * partitions.
 */
@NullMarked
package io.orderarchiver.run.history.step;

import org.jspecify.annotations.NullMarked;
