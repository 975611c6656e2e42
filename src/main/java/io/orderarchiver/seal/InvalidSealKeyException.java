package io.orderarchiver.seal;

import java.nio.file.Path;

/** A key cannot be used; the message says what would do. */
public final class InvalidSealKeyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidSealKeyException(Path file, String what) {
		super("The key %s %s".formatted(file, what));
	}

}
