package io.orderarchiver.watch;

/** How far a watch has come. */
enum Phase {

	/** Archives what was delivered before the position. */
	CATCH_UP,

	/** Reads the stream from the position on. */
	STREAM

}
