package io.orderarchiver.run.worker;

import org.springframework.dao.NonTransientDataAccessException;

/**
 * Another process has claimed a partition, after this one was silent for too long. To try
 * again would not help.
 */
public final class ClaimLostException extends NonTransientDataAccessException {

	private static final long serialVersionUID = 1L;

	ClaimLostException(long stepExecution) {
		super(("Another process has taken over partition %d of the run, after this one was silent for too long."
				+ " Nothing is lost: it goes on where this one saved its last checkpoint.")
			.formatted(stepExecution));
	}

}
