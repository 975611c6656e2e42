package io.orderarchiver.run.repository;

/** The job repository cannot be used. */
public final class JobRepositoryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what is wrong and what to do, without secrets
	 */
	public JobRepositoryException(String message) {
		super(message);
	}

}
