package io.orderarchiver.verify;

import java.util.Optional;

/** Tells who else archives orders of the same target at this moment. */
public interface WritersAtWork {

	/**
	 * Who may yet archive an order that was delivered before this moment.
	 * @return an answer to be asked again later
	 */
	Wait begin();

	/** Somebody who is waited for. */
	@FunctionalInterface
	interface Wait {

		/**
		 * Who has not come so far.
		 * @return in words; nothing once all that was delivered then is archived or
		 * rejected
		 */
		Optional<String> stillWorking();

	}

}
