package io.orderarchiver.complete;

import io.orderarchiver.archive.pace.PaceListener;

/** Is told what a completion does; called by several threads, one at a time. */
@FunctionalInterface
public interface CompleteListener extends PaceListener {

	/**
	 * A page is done, though its checkpoint is not yet saved.
	 * @param orders how many incomplete orders it had
	 */
	void lookedAt(long orders);

}
