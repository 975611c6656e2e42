package io.orderarchiver.run;

/** Test data could not be generated. */
public final class GenerationFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	GenerationFailedException(String reason) {
		super(reason);
	}

}
