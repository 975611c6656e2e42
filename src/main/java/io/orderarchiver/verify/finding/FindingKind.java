package io.orderarchiver.verify.finding;

/**
 * How an order and the archive disagree, in the order of judging: the first kind that
 * fits counts.
 */
public enum FindingKind {

	/** It is not archived, and the store of rejects says why; conflicts included. */
	REJECTED(1),

	/** It is delivered, and neither archived nor rejected. */
	MISSING(2),

	/**
	 * Two archived orders are of one order; or its number is archived for another order,
	 * and no reject says so.
	 */
	MISPLACED(3),

	/** Another tool archived it; known by its number. */
	FOREIGN(4),

	/**
	 * A field of the order itself differs, or is null in the archive, though the source
	 * has a value and {@code champs_manquants} does not name it.
	 */
	DIFFERENT(5),

	/**
	 * Personal fields are null in the archive where the source has a value: an erasure.
	 */
	BLANKED(6),

	/** It was archived incomplete, and what was missing is there now. */
	COMPLETABLE(7),

	/**
	 * Fields of dimensions alone differ: they changed after archiving, or were joined
	 * wrongly. The two cannot be told apart afterwards.
	 */
	DRIFTED(8),

	/** It is archived, and its order is deleted. */
	ORPHAN(9),

	/** It is archived, and its order is no longer delivered. */
	REVERTED(10),

	/** Whoever may yet archive it had not ended when there was no more time to wait. */
	PENDING(11);

	private final int mark;

	FindingKind(int mark) {
		this.mark = mark;
	}

	/**
	 * What stands for it in the files of a run.
	 * @return from 1 to 13, the same in each version
	 */
	public int mark() {
		return this.mark;
	}

	/**
	 * The kind for which a mark stands.
	 * @param mark what was read
	 * @return the kind
	 * @throws IllegalArgumentException if there is none
	 */
	public static FindingKind ofMark(int mark) {
		for (FindingKind kind : values()) {
			if (kind.mark == mark) {
				return kind;
			}
		}
		throw new IllegalArgumentException("no kind of finding: " + mark);
	}

	/**
	 * Whether the archive is not proven with such a finding.
	 * @param strictness whether drift counts
	 * @return true if somebody has to see to it
	 */
	public boolean isFault(Strictness strictness) {
		return switch (this) {
			case MISSING, MISPLACED, DIFFERENT, PENDING -> true;
			case DRIFTED -> strictness == Strictness.DRIFT_IS_A_FAULT;
			case REJECTED, FOREIGN, BLANKED, COMPLETABLE, ORPHAN, REVERTED -> false;
		};
	}

	/**
	 * Whether a second look may see it otherwise, since orders are delivered and archived
	 * meanwhile.
	 * @return true if one look is not enough
	 */
	public boolean needsAnotherLook() {
		return switch (this) {
			case MISSING, MISPLACED, DIFFERENT -> true;
			case REJECTED, FOREIGN, BLANKED, COMPLETABLE, DRIFTED, ORPHAN, REVERTED, PENDING -> false;
		};
	}

	/** What is held against the archive. */
	public enum Strictness {

		/** A dimension may change after archiving. */
		DRIFT_IS_ALLOWED,

		/** The source was at rest since. */
		DRIFT_IS_A_FAULT

	}

}
