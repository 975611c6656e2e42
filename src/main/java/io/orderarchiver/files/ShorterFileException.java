package io.orderarchiver.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not there, or shorter than what was saved of it. */
public final class ShorterFileException extends IOException {

	private static final long serialVersionUID = 1L;

	ShorterFileException(Path file, long savedLength) {
		super(("%s is not there, or shorter than the %d bytes that the run had written into it, so that the run cannot go"
				+ " on where it was. Put it back, or start over with --fresh.")
			.formatted(file, savedLength));
	}

}
