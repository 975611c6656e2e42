/**
 * How several processes work on the partitions of one run: a row of the job repository
 * says who does, and a message of RabbitMQ only hints that there is something to do; its
 * doors are {@link SharedWork} for the process that runs the job, and {@link WorkerRuns}
 * for the others.
 */
@NullMarked
package io.orderarchiver.run.worker;

import org.jspecify.annotations.NullMarked;
