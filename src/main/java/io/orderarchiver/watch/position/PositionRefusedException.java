package io.orderarchiver.watch.position;

/** A saved position is not one of this stream; nothing was touched. */
public final class PositionRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception, whose message says what to choose.
	 * @param why why the position is not used
	 */
	public PositionRefusedException(String why) {
		super(("The saved position is not used: %s. Choose: watch --no-resume starts at this moment and catches up on"
				+ " what is delivered and not archived; with --no-catch-up it leaves that to the archive command.")
			.formatted(why));
	}

}
