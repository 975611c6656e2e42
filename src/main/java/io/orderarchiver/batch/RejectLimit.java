package io.orderarchiver.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends a run that rejects more orders than it may, in all its partitions together. */
final class RejectLimit {

	private final long maxRejects;

	private final Map<String, Long> newRejects = new ConcurrentHashMap<>();

	RejectLimit(long maxRejects) {
		this.maxRejects = maxRejects;
	}

	/** Takes in what steps have saved: in former executions, or in other processes. */
	void saved(Map<String, Long> newRejectsByStep) {
		newRejectsByStep.forEach((step, saved) -> this.newRejects.merge(step, saved, Math::max));
	}

	/**
	 * Checks what is stored so far, so that all of it is counted and the checkpoint
	 * saved.
	 * @param step the step that has counted
	 * @param counted its new rejects in the run
	 * @throws TooManyRejectsException if the run has more new rejects than allowed
	 */
	void check(String step, long counted) {
		this.newRejects.put(step, counted);
		long rejects = this.newRejects.values().stream().mapToLong(Long::longValue).sum();
		if (rejects > this.maxRejects) {
			throw new TooManyRejectsException(rejects, this.maxRejects);
		}
	}

}
