package io.orderarchiver.run.outcome;

import org.jspecify.annotations.Nullable;

/** How a run ended, whichever job it was. */
public interface RunOutcome {

	/**
	 * The verdict.
	 * @return how the command ends
	 */
	ExitStatus exitStatus();

	/**
	 * Why it is not complete.
	 * @return a sentence without secrets, or null
	 */
	@Nullable String reason();

}
