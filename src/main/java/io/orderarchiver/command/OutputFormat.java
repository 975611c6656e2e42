package io.orderarchiver.command;

import java.util.Locale;

/** What a command prints at its end. */
enum OutputFormat {

	/** A summary to read. */
	TEXT,

	/** One JSON object. */
	JSON;

	/** As the command line spells it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
