package io.orderarchiver.seal;

import java.nio.file.Path;

/** A seal cannot be read; the message names file and line. */
public final class InvalidSealException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Says what is wrong.
	 * @param file which file
	 * @param what is wrong with it, in a part of a sentence
	 */
	public InvalidSealException(Path file, String what) {
		super("%s %s".formatted(file, what));
	}

}
