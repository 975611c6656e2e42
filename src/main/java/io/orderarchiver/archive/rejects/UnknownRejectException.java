package io.orderarchiver.archive.rejects;

/** What was given names no reject, or more than one; nothing was touched. */
public final class UnknownRejectException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownRejectException(String message) {
		super(message);
	}

}
