package io.orderarchiver.run.outcome;

/** Test data could not be generated. */
public final class GenerationFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param reason why, without secrets
	 */
	public GenerationFailedException(String reason) {
		super(reason);
	}

}
