package io.orderarchiver.run;

/** The job repository cannot be used. */
public final class JobRepositoryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	JobRepositoryException(String message) {
		super(message);
	}

}
