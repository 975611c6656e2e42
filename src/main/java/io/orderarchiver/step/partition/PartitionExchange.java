package io.orderarchiver.step.partition;

import java.util.List;
import java.util.Optional;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * Where the partitions of a run are handed out: among the threads of this process, or
 * among several processes. Each partition is worked on by one of them at a time.
 */
public interface PartitionExchange {

	/**
	 * Whether other processes may work on partitions.
	 * @return false if they are this process's own
	 */
	boolean isShared();

	/**
	 * Begins to hand out.
	 * @param execution the run's execution
	 * @param partitions those that are not complete, in the order in which to begin them
	 */
	void offer(JobExecution execution, List<StepExecution> partitions);

	/**
	 * Takes a partition, which nobody else works on then.
	 * @return nothing if none can be taken at the moment
	 */
	Optional<StepExecution> take();

	/**
	 * A partition that was taken is worked on no longer.
	 * @param partition as it has ended
	 * @return false if it was taken over by another process, which goes on with it
	 */
	boolean ended(StepExecution partition);

	/**
	 * Whether all partitions have ended.
	 * @return false while one waits or is worked on, here or elsewhere
	 */
	boolean isOver();

	/** Brings the partitions that others have worked on up to date. */
	void collect();

	/** Looks after the run, from time to time. */
	void attend();

}
