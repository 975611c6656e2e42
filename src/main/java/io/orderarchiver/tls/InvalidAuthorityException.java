package io.orderarchiver.tls;

/** A setting names no usable authority; nothing was contacted. */
public final class InvalidAuthorityException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidAuthorityException(String message) {
		super(message);
	}

}
