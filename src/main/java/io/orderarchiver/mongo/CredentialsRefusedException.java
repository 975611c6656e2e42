package io.orderarchiver.mongo;

/** MongoDB answers, but refuses these credentials. */
public final class CredentialsRefusedException extends ConnectionFailedException {

	private static final long serialVersionUID = 1L;

	CredentialsRefusedException(String message) {
		super(message);
	}

}
