package io.orderarchiver.mongo;

/** MongoDB answers, but is of a version that the driver does not speak with. */
public final class UnsupportedServerException extends ConnectionFailedException {

	private static final long serialVersionUID = 1L;

	UnsupportedServerException(String message) {
		super(message);
	}

}
