package io.orderarchiver.command.invocation;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.run.outcome.ExitStatus;

/** The first line of a summary: what ran, and how it ended. */
public final class Headline {

	private Headline() {
	}

	/**
	 * A line.
	 * @param what ran
	 * @param status how it ended
	 * @param outcome the same in words
	 * @return both
	 */
	public static String of(String what, ExitStatus status, String outcome) {
		return Ink.HEADING.of(what + ":") + " " + switch (status) {
			case COMPLETE -> outcome;
			case COMPLETE_WITH_REJECTS, WARNINGS, STOPPED -> Ink.WARNING.of(outcome);
			case FAILED, USAGE, NOT_PROVEN, ALREADY_RUNNING, TOKEN_LOST -> Ink.FAILED.of(outcome);
		};
	}

}
