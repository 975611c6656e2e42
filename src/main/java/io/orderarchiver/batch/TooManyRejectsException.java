package io.orderarchiver.batch;

/** A run met more new rejects than it may. */
public final class TooManyRejectsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManyRejectsException(long rejects, long maxRejects) {
		super(("%d new rejects, and --max-rejects allows %d. They are kept with their reasons; mend what is wrong, or"
				+ " run again with a higher --max-rejects, or with --fresh, for which they are known.")
			.formatted(rejects, maxRejects));
	}

}
