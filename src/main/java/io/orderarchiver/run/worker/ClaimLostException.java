package io.orderarchiver.run.worker;

/** Another process has claimed a partition, after this one was silent for too long. */
public final class ClaimLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ClaimLostException(long stepExecution) {
		super(("Another process has taken over partition %d of the run, after this one was silent for too long."
				+ " Nothing is lost: it goes on where this one saved its last checkpoint.")
			.formatted(stepExecution));
	}

}
