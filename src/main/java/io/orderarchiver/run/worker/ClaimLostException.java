package io.orderarchiver.run.worker;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.NonTransientDataAccessException;

/**
 * A partition is no longer this process's. To try again would not help.
 */
public final class ClaimLostException extends NonTransientDataAccessException {

	private static final long serialVersionUID = 1L;

	ClaimLostException(StepExecution partition) {
		super(text(partition));
	}

	static String text(StepExecution partition) {
		return ("%s is no longer this process's: it was silent for too long, or the run was started again. Nothing is"
				+ " lost: whoever has it goes on at its last checkpoint.")
			.formatted(partition.getStepName());
	}

}
