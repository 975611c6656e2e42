package io.orderarchiver.run.outcome;

import io.orderarchiver.simulation.data.GenerationReport;

/**
 * How a generation ended.
 *
 * @param run its number
 * @param target where the data went
 * @param report what was made, and what an archive must find
 * @param exitStatus complete, or stopped
 * @param durationSeconds how long the job took
 */
public record GenerationRun(long run, String target, GenerationReport report, ExitStatus exitStatus,
		double durationSeconds) {
}
