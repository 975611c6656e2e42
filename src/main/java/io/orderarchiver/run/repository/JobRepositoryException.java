package io.orderarchiver.run.repository;

/** The job repository cannot be used. */
public final class JobRepositoryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public JobRepositoryException(String message) {
		super(message);
	}

}
