package io.orderarchiver.step;

import io.orderarchiver.archive.stop.StopSignal;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/** Ends a step between two chunks, STOPPED, once a stop was asked for. */
public final class StopPolicy implements StepInterruptionPolicy {

	private final StopSignal stop;

	/**
	 * Creates the policy.
	 * @param stop asks for the stop
	 */
	public StopPolicy(StopSignal stop) {
		this.stop = stop;
	}

	@Override
	public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
		if (this.stop.isRequested()) {
			// Without it, a step that is interrupted ends COMPLETED.
			stepExecution.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
	}

}
