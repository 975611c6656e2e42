package io.orderarchiver.run.worker;

import io.orderarchiver.archive.page.PageStorage.StoredPage;

/** Is told what a worker does; by several threads. */
public interface WorkerListener {

	/**
	 * It waits for work.
	 * @param target for which target
	 */
	void waiting(String target);

	/**
	 * It begins with a partition.
	 * @param run of which run
	 * @param partition which one
	 */
	void began(long run, String partition);

	/**
	 * A page is stored.
	 * @param page what became of it
	 */
	void pageStored(StoredPage page);

	/**
	 * It works on a partition no longer.
	 * @param run of which run
	 * @param partition which one
	 * @param status Spring Batch's word for how that ended
	 */
	void ended(long run, String partition, String status);

}
