package io.orderarchiver.run;

import org.jspecify.annotations.Nullable;

/**
 * A run that did not come to its end.
 *
 * @param job the job's name
 * @param number the run's number
 * @param target what it worked on, name and hash
 * @param status Spring Batch's word for how it ended, or seems to go on
 * @param dateFrom the first instant selected, ISO, or null
 * @param dateTo the first instant not selected, ISO, or null
 */
public record WaitingRun(String job, long number, String target, String status, @Nullable String dateFrom,
		@Nullable String dateTo) {

	/**
	 * Whether it was killed, and nobody has recovered it yet.
	 * @return false if it failed or was stopped in an orderly way
	 */
	public boolean wasInterrupted() {
		return !this.status.equals("FAILED") && !this.status.equals("STOPPED");
	}

}
