package io.orderarchiver.run.worker;

/** Whether the process that runs a job works on its partitions, too. */
public enum Participation {

	/** As the workers do. */
	WORKS,

	/** It waits for workers. */
	WAITS

}
