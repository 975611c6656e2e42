package io.orderarchiver.step;

import io.orderarchiver.archive.stop.StopSignal;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/**
 * Ends a step between two chunks, STOPPED, once a stop was asked for, or another of its
 * partitions has failed.
 */
public final class StopPolicy implements StepInterruptionPolicy {

	private final StopSignal stop;

	private final PartitionHalt halt;

	/**
	 * Creates the policy.
	 * @param stop asks for the stop
	 * @param halt tells of a partition that failed
	 */
	public StopPolicy(StopSignal stop, PartitionHalt halt) {
		this.stop = stop;
		this.halt = halt;
	}

	@Override
	public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
		if (this.stop.isRequested() || this.halt.isRequested()) {
			// Without it, a step that is interrupted ends COMPLETED.
			stepExecution.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
	}

}
