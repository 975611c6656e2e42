package io.orderarchiver.archive.stop;

/** Work was given up in mid-way because a stop was asked for; nothing failed. */
public final class StopRequestedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StopRequestedException() {
		super("stopped on request");
	}

}
