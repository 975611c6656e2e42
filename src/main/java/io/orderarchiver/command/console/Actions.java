package io.orderarchiver.command.console;

/** Whether a console may change anything. */
enum Actions {

	/** It only shows. */
	NONE,

	/** It stops and restarts runs, and retries and drops rejects. */
	ALLOWED

}
