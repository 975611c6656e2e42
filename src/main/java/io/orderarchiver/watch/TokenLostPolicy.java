package io.orderarchiver.watch;

/**
 * What a watch does when MongoDB cannot go on at its position: the oplog does not reach
 * back to it, or the collection was dropped or renamed.
 */
public enum TokenLostPolicy {

	/** Takes a new position and archives whatever is delivered and not archived. */
	CATCH_UP,

	/** Ends with an exit code of its own, and leaves the position as it is. */
	FAIL,

	/** Takes a new position and leaves the gap to the archive job. */
	FROM_NOW

}
