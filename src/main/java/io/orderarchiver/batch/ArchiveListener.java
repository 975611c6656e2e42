package io.orderarchiver.batch;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.page.PageStorage.StoredPage;

/** Is told what an archive run does; called by several threads, one at a time. */
public interface ArchiveListener extends PaceListener {

	/**
	 * A page is stored, though its checkpoint is not yet.
	 * @param page what became of it
	 */
	void pageStored(StoredPage page);

	/**
	 * Told again and again in a run on which several processes work.
	 * @param soFar what all of them together have saved in this execution
	 */
	default void savedByAll(Tally soFar) {
		// Whoever does not care need not say so.
	}

}
