package io.orderarchiver.archive.rejects;

import java.time.Instant;

/**
 * Where in which run a page is stored, so that a reject that is met again after a crash
 * is not taken for an old one.
 *
 * @param run the run's number
 * @param runBegan when the run began; tells it from a run of that number in another job
 * repository, or in one that was lost
 * @param execution the execution within the run
 * @param partition the part of the run that the page is of; empty where there are none
 * @param claim how often the partition was taken on in that execution: by a second
 * process after the first one died
 * @param firstPage the first page since the partition was taken on; pages are numbered
 * through a run's partition
 * @param page this page
 */
public record PageReference(long run, Instant runBegan, long execution, String partition, long claim, long firstPage,
		long page) {

	/**
	 * Whether an attempt at the partition was given up before this one began.
	 * @param formerExecution the execution in which it was made
	 * @param formerClaim the how manieth of that execution it was
	 */
	boolean comesAfter(long formerExecution, long formerClaim) {
		return formerExecution < this.execution || (formerExecution == this.execution && formerClaim < this.claim);
	}

	/**
	 * The page after this one.
	 * @return the same run and execution, one page on
	 */
	public PageReference next() {
		return new PageReference(this.run, this.runBegan, this.execution, this.partition, this.claim, this.firstPage,
				this.page + 1);
	}

}
