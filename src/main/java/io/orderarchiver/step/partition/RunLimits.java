package io.orderarchiver.step.partition;

import java.util.Map;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** What holds for a run as a whole, whichever processes work on it. */
public interface RunLimits {

	/**
	 * Takes in what steps have saved, here and elsewhere.
	 * @param contexts the contexts of steps, by their names
	 */
	void saved(Map<String, ExecutionContext> contexts);

	/**
	 * Shares the run's rate.
	 * @param processes how many work on the run at the moment
	 */
	void shareWith(int processes);

}
