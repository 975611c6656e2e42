package io.orderarchiver.seal.check;

/** How an archived order is otherwise than its seal says. */
public enum Difference {

	/** It is otherwise, and no completion explains it. */
	CHANGED,

	/** It is sealed, and no longer in the archive, or no longer of that day. */
	REMOVED,

	/** It is otherwise, and was named as erased. */
	ERASED,

	/** {@code complete} set what was missing, and nothing else. */
	COMPLETED,

	/** It was archived since. */
	ADDED;

	/**
	 * Whether the archive is not what was sealed.
	 * @return true if somebody has to see to it
	 */
	public boolean isFault() {
		return switch (this) {
			case CHANGED, REMOVED -> true;
			case ERASED, COMPLETED, ADDED -> false;
		};
	}

}
