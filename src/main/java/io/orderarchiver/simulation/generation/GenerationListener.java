package io.orderarchiver.simulation.generation;

/** Follows a generation, to show its progress. */
@FunctionalInterface
public interface GenerationListener {

	/**
	 * A page of orders was acknowledged by a majority. Called in the thread of the job.
	 * @param ordersSoFar orders written, those of earlier executions and those that were
	 * there already included
	 * @param total orders to write in all
	 */
	void ordersWritten(long ordersSoFar, long total);

}
