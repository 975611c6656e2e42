package io.orderarchiver.simulation.town;

/** Follows a running town, to show its progress. */
@FunctionalInterface
public interface LiveListener {

	/**
	 * Something happened, and a majority has acknowledged it. Called in the thread of the
	 * job.
	 * @param created orders created so far
	 * @param delivered orders delivered so far
	 */
	void moved(long created, long delivered);

}
