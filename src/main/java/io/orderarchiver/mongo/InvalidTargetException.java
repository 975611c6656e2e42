package io.orderarchiver.mongo;

/** The settings name no usable MongoDB; nothing was contacted. */
public final class InvalidTargetException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what is wrong, what is allowed and what to do; nothing secret
	 */
	public InvalidTargetException(String message) {
		super(message);
	}

}
