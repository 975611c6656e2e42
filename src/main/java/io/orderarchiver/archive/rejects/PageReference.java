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
 * @param firstPage the first page of that execution; pages are numbered through a run
 * @param page this page
 */
public record PageReference(long run, Instant runBegan, long execution, long firstPage, long page) {

	/**
	 * The page after this one.
	 * @return the same run and execution, one page on
	 */
	public PageReference next() {
		return new PageReference(this.run, this.runBegan, this.execution, this.firstPage, this.page + 1);
	}

}
