package io.orderarchiver.run.deployment;

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

}
