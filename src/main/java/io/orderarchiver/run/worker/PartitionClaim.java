package io.orderarchiver.run.worker;

/**
 * The right to work on a partition, until somebody else claims it.
 *
 * @param stepExecution the partition's step
 * @param jobExecution the execution of the run
 * @param owner the claimer's random id
 * @param number the how manieth claim of this partition it is
 */
record PartitionClaim(long stepExecution, long jobExecution, String owner, long number) {
}
