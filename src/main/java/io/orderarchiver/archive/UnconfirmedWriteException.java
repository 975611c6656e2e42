package io.orderarchiver.archive;

/** MongoDB wrote, but did not confirm that a majority has it; the write is repeated. */
final class UnconfirmedWriteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnconfirmedWriteException(String message) {
		super(message);
	}

}
