package io.orderarchiver.batch;

/** Whether a run writes. */
public enum ArchiveMode {

	/** Writes archived orders and rejects. */
	ARCHIVE,

	/** Goes the whole way, but sends MongoDB no write command. */
	DRY_RUN

}
