package io.orderarchiver.report;

import java.util.Locale;

/**
 * Something that a person may do next.
 *
 * @param purpose what for, as it stands before a colon
 * @param command the command line to type
 */
public record NextStep(String purpose, String command) {

	String heading() {
		return this.purpose.substring(0, 1).toUpperCase(Locale.ROOT) + this.purpose.substring(1);
	}

}
