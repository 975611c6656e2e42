package io.orderarchiver.archive.known;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether a search is worth its cost. Thread-safe. */
final class UsefulSearch {

	/** To join and insert a page in vain costs as much as a few searches. */
	private static final int VAIN_SEARCHES = 10;

	private final boolean always;

	private final AtomicInteger searchesLeft = new AtomicInteger(VAIN_SEARCHES);

	private UsefulSearch(boolean always) {
		this.always = always;
	}

	static UsefulSearch always() {
		return new UsefulSearch(true);
	}

	static UsefulSearch whileUseful() {
		return new UsefulSearch(false);
	}

	boolean isDue() {
		return this.always || this.searchesLeft.get() > 0;
	}

	void found(int found) {
		if (found > 0) {
			callBack();
		}
		else {
			this.searchesLeft.decrementAndGet();
		}
	}

	void callBack() {
		this.searchesLeft.set(VAIN_SEARCHES);
	}

}
