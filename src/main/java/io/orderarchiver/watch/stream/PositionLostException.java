package io.orderarchiver.watch.stream;

/** A stream cannot go on where it is, nor will it ever. */
public final class PositionLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PositionLostException(String message, Throwable cause) {
		super(message, cause);
	}

}
