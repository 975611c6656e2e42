package io.orderarchiver.archive.pace;

/**
 * How much of its best speed a process may use. Additive increase, multiplicative
 * decrease: with each sign of strain half as much, and without one a little more, until
 * it is all. Processes at one share are together at that share of what they can do
 * together.
 *
 * @param ofBest from a little more than 0 to 1, which holds nobody up
 */
public record PaceShare(double ofBest) {

	/** Nobody is held up. */
	public static final PaceShare ALL = new PaceShare(1);

	private static final double SMALLEST = 1.0 / 32;

	private static final double STEP = 1.0 / 20;

	private static final double ROUNDING = 1e-9;

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if it is out of bounds
	 */
	public PaceShare {
		if (!(ofBest > 0 && ofBest <= 1)) {
			throw new IllegalArgumentException("a share of a pace is above 0 and at most 1, not " + ofBest);
		}
	}

	/** From all, half of what is done at present: MongoDB may have grown slow before. */
	PaceShare halved(double presentOfBest) {
		return new PaceShare(Math.max((isAll() ? presentOfBest : this.ofBest) / 2, SMALLEST));
	}

	PaceShare raised() {
		double raised = this.ofBest + STEP;
		return (raised > 1 - ROUNDING) ? ALL : new PaceShare(raised);
	}

	/**
	 * Whether it holds nobody up.
	 * @return false if it is less than all
	 */
	public boolean isAll() {
		return this.ofBest == 1;
	}

	/** In percent, rounded; a run that is held up is never at a hundred. */
	@Override
	public String toString() {
		return isAll() ? "100 %" : Math.min(99, Math.round(100 * this.ofBest)) + " %";
	}

}
