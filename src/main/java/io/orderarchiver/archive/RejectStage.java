package io.orderarchiver.archive;

/** Where on its way an order was rejected. */
public enum RejectStage {

	/** While its key was compared with the archive. */
	KNOWN,

	/** While it was joined with its dimensions. */
	LOOKUP,

	/** While it was written. */
	WRITE

}
