package io.orderarchiver.run.history.step;

import java.time.Instant;

import io.orderarchiver.step.PartitionNames;
import org.jspecify.annotations.Nullable;

/**
 * A step of an execution, as the job repository knows it.
 *
 * @param id the number of the step's execution
 * @param name its name
 * @param status Spring Batch's word for how it ended, or seems to go on
 * @param startedAt when it started, or null if it did not yet
 * @param endedAt when it ended, or null
 * @param pages how many pages it has committed
 */
public record RecordedStep(long id, String name, String status, @Nullable Instant startedAt, @Nullable Instant endedAt,
		long pages) {

	/**
	 * Whether it is of one partition of a step.
	 * @param step that step's name
	 * @return true if steps of other partitions may stand beside it
	 */
	public boolean isPartitionOf(String step) {
		return this.name.startsWith(PartitionNames.stepName(step, ""));
	}

}
