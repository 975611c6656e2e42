package io.orderarchiver.run.deployment;

import io.orderarchiver.archive.PartitionsAtOnce;

/** Which MongoDB a command is about. */
public enum Site {

	/** The one that {@code MONGODB_URI} names. */
	DATABASE,

	/** The simulation's. */
	SIMULATION;

	/**
	 * How a command line says so.
	 * @return an option behind a blank, or nothing
	 */
	public String option() {
		return (this == SIMULATION) ? " --simulation" : "";
	}

	/**
	 * How many partitions of a run are worked on at once, unless it is said. The embedded
	 * server gains nothing by more threads.
	 * @return by the processors of this machine
	 */
	public int recommendedPartitions() {
		return (this == SIMULATION) ? 1 : PartitionsAtOnce.recommended(Runtime.getRuntime().availableProcessors());
	}

}
