package io.orderarchiver.run.history;

import java.util.Locale;

/** What has become of a run, to those who look at it later. */
public enum RunState {

	/** Its process is at work. */
	RUNNING,

	/** Its process is at work, and was asked to stop. */
	STOPPING,

	/** Its process is gone, and nobody has recovered it yet. */
	DIED,

	/** It ended with an error. */
	FAILED,

	/** It was stopped before its end. */
	STOPPED,

	/** It came to its end. */
	COMPLETED,

	/** It was given up. */
	ABANDONED;

	/**
	 * Whether a process is at work on it.
	 * @return true if it is running, or stopping
	 */
	public boolean isAlive() {
		return this == RUNNING || this == STOPPING;
	}

	/**
	 * Whether it did not come to its end, but may yet.
	 * @return true if it failed, died or was stopped
	 */
	public boolean isUnfinished() {
		return this == DIED || this == FAILED || this == STOPPED;
	}

	/**
	 * The state in a word.
	 * @return in lower case
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
