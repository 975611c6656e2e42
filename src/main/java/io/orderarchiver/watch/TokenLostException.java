package io.orderarchiver.watch;

/** MongoDB cannot go on at the saved position, and the policy says fail. */
public final class TokenLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TokenLostException(String message) {
		super(message);
	}

}
