package io.orderarchiver.verify;

import java.nio.file.Path;
import java.util.Objects;

import io.orderarchiver.step.RunReference;

import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Where verifications keep their files.
 *
 * @param base one directory for all runs
 */
public record VerifyDirectory(Path base) {

	/**
	 * The directory of a run.
	 * @param run its number
	 * @return need not exist
	 */
	public Path of(long run) {
		return this.base.resolve("run-" + run);
	}

	Path of(JobParameters parameters) {
		return of(Objects.requireNonNull(parameters.getLong(RunReference.RUN_PARAMETER)));
	}

}
