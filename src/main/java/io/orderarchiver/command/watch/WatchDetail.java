package io.orderarchiver.command.watch;

/** What {@code watch} prints of each micro-batch. */
enum WatchDetail {

	/** Nothing. */
	NONE,

	/** A JSON object a line. */
	JSON,

	/** A line for each event and what became of it. */
	EACH_EVENT

}
