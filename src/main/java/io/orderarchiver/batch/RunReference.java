package io.orderarchiver.batch;

/**
 * Which run it is.
 *
 * @param number the run's number
 * @param execution the execution within the run
 */
record RunReference(long number, long execution) {
}
