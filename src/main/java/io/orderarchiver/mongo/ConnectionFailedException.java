package io.orderarchiver.mongo;

/** MongoDB does not answer, or refuses these credentials. */
public class ConnectionFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what is wrong and what to check; nothing secret
	 */
	public ConnectionFailedException(String message) {
		super(message);
	}

}
