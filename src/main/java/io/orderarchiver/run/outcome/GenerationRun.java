package io.orderarchiver.run.outcome;

import io.orderarchiver.simulation.data.GenerationReport;

import org.springframework.batch.core.BatchStatus;

/**
 * How a generation ended.
 *
 * @param run its number
 * @param target where the data went
 * @param report what was made, and what an archive must find
 * @param status Spring Batch's word for how it ended
 * @param exitStatus how the command ends
 * @param durationSeconds how long the job took
 */
public record GenerationRun(long run, String target, GenerationReport report, String status, ExitStatus exitStatus,
		double durationSeconds) {

	/**
	 * Whether it was stopped before its end.
	 * @return true of a live run too, though that is as good an end as any
	 */
	public boolean wasStopped() {
		return this.status.equals(BatchStatus.STOPPED.name());
	}

}
