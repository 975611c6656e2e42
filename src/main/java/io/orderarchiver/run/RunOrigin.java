package io.orderarchiver.run;

import java.util.List;
import java.util.OptionalLong;

/**
 * Whence the wish for a run comes.
 *
 * @param command the words with which the run is started again, program and output
 * options apart; empty if they are unknown
 * @param repeated the run that is to be repeated, and none other
 */
public record RunOrigin(List<String> command, OptionalLong repeated) {

	/** No command line. */
	public static final RunOrigin UNKNOWN = new RunOrigin(List.of(), OptionalLong.empty());

	/** Makes the words safe to share. */
	public RunOrigin {
		command = List.copyOf(command);
	}

}
