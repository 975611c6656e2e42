package io.orderarchiver.complete;

import java.nio.file.Path;

/**
 * Where completions keep their lists.
 *
 * @param base one directory for all runs
 */
public record CompleteDirectory(Path base) {

	/**
	 * The directory of a run.
	 * @param run its number
	 * @return need not exist
	 */
	public Path of(long run) {
		return this.base.resolve("run-" + run);
	}

}
