package io.orderarchiver.archive;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the archive is searched for the numbers of a page before its orders are joined.
 * Where nobody else writes to the archive, such a search never finds anything, and costs
 * as much as the one by {@code _id}. After some vain ones they are left out, and the
 * unique index, which refuses an order whose number is taken, calls them back.
 */
public final class NumberSearch {

	/** To join and insert a page in vain costs as much as a few searches. */
	private static final int VAIN_SEARCHES = 10;

	private final boolean always;

	private final AtomicInteger searchesLeft = new AtomicInteger(VAIN_SEARCHES);

	private NumberSearch(boolean always) {
		this.always = always;
	}

	/**
	 * For a run that inserts nothing, and so is never refused.
	 * @return a search of each page
	 */
	public static NumberSearch always() {
		return new NumberSearch(true);
	}

	/**
	 * For a run whose writer tells what was refused.
	 * @return a search while it finds something
	 */
	public static NumberSearch whileUseful() {
		return new NumberSearch(false);
	}

	boolean isDue() {
		return this.always || this.searchesLeft.get() > 0;
	}

	void searched(int found) {
		if (found > 0) {
			this.searchesLeft.set(VAIN_SEARCHES);
		}
		else {
			this.searchesLeft.decrementAndGet();
		}
	}

	/** An order was refused that a search might have found. */
	void missedOne() {
		this.searchesLeft.set(VAIN_SEARCHES);
	}

}
