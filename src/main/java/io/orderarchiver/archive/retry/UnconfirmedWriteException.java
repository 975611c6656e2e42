package io.orderarchiver.archive.retry;

/** MongoDB wrote, but did not confirm that a majority has it; the write is repeated. */
public final class UnconfirmedWriteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what the server said, without data of an order
	 */
	public UnconfirmedWriteException(String message) {
		super(message);
	}

}
