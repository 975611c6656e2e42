package io.orderarchiver.verify;

import io.orderarchiver.archive.pace.PaceListener;

/** Is told what a verification does; called by several threads, one at a time. */
public interface VerifyListener extends PaceListener {

	/** Nobody wants to know. */
	VerifyListener NOBODY = new VerifyListener() {

		@Override
		public void lookedAt(int documents) {
		}

		@Override
		public void rechecking(long orders) {
		}

		@Override
		public void waitingFor(String writers) {
		}

	};

	/**
	 * A page was looked at.
	 * @param documents how many orders, or archived orders
	 */
	void lookedAt(int documents);

	/**
	 * Orders that seem wrong are looked at again.
	 * @param orders how many
	 */
	void rechecking(long orders);

	/**
	 * Somebody else is waited for.
	 * @param writers who may yet archive what seems wrong
	 */
	void waitingFor(String writers);

}
