package io.orderarchiver.run;

/** Which MongoDB a command is about. */
public enum Site {

	/** The one that {@code MONGODB_URI} names. */
	DATABASE,

	/** The simulation's. */
	SIMULATION

}
