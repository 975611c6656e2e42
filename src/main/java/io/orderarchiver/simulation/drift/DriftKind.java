package io.orderarchiver.simulation.drift;

/** What is done to an order or its archived order, each as often as the others. */
public enum DriftKind {

	/** A value of the archived order is overwritten. */
	OVERWRITTEN("DIFFERENT", Side.ARCHIVE),

	/** The archived order is deleted. */
	UNARCHIVED("MISSING", Side.ARCHIVE),

	/** Personal data are taken out of the archived order. */
	BLANKED("BLANKED", Side.ARCHIVE),

	/** A value of the order is changed. */
	CHANGED("DIFFERENT", Side.SOURCE),

	/** The order gets another menu. */
	MENU_EXCHANGED("DRIFTED", Side.SOURCE),

	/** The order is deleted. */
	DELETED("ORPHAN", Side.SOURCE),

	/** The order is cancelled after all. */
	CANCELLED("REVERTED", Side.SOURCE),

	/** What the order lacked is there now. */
	COMPLETED("COMPLETABLE", Side.SOURCE);

	private final String finding;

	private final Side side;

	DriftKind(String finding, Side side) {
		this.finding = finding;
		this.side = side;
	}

	/**
	 * What a verification must find. It is said here rather than asked of the
	 * verification, so that the two can be held against each other.
	 * @return the name of the finding
	 */
	public String finding() {
		return this.finding;
	}

	/**
	 * Whether a check of an older seal must notice.
	 * @return true if the archive is touched
	 */
	public boolean isOfArchive() {
		return this.side == Side.ARCHIVE;
	}

	private enum Side {

		SOURCE, ARCHIVE

	}

}
