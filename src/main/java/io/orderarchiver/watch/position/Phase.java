package io.orderarchiver.watch.position;

/** How far a watch has come. */
public enum Phase {

	/** Archives what was delivered before the position. */
	CATCH_UP,

	/** Reads the stream from the position on. */
	STREAM

}
