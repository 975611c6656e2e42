package io.orderarchiver.archive;

import java.util.OptionalInt;

/** How many partitions of a run are worked on at once. */
public final class PartitionsAtOnce {

	/** More threads than any server has for one run. */
	public static final int MOST = 64;

	private PartitionsAtOnce() {
	}

	/**
	 * How many measurements recommend. One partition keeps a core of this process and one
	 * of the server busy, since a page is written while the next one is looked up; on two
	 * cores that both share, a second one costs a sixth more CPU an order, and gains
	 * nothing.
	 * @param processors those of this machine
	 * @return half as many, but four at most
	 */
	public static int recommended(int processors) {
		return Math.max(1, Math.min(processors / 2, 4));
	}

	/**
	 * Checks what was asked for.
	 * @param partitions how many, if it is said
	 * @throws IllegalArgumentException if it is out of bounds
	 */
	public static void requireInBounds(OptionalInt partitions) {
		if (partitions.isPresent() && (partitions.getAsInt() < 1 || partitions.getAsInt() > MOST)) {
			throw new IllegalArgumentException("partitions is out of bounds: " + partitions.getAsInt());
		}
	}

	/**
	 * Shares the pages of a run: so much is read ahead for each partition that all
	 * together need no more memory than one would.
	 * @param pageSize orders a page where one partition is worked on
	 * @param partitions how many are worked on at once
	 * @return orders a page, at least one
	 */
	public static int pageSize(int pageSize, int partitions) {
		return Math.max(1, pageSize / partitions);
	}

}
