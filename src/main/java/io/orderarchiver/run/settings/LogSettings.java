package io.orderarchiver.run.settings;

import java.nio.file.Path;

/**
 * Where and how a run's log is kept besides the console.
 *
 * @param directory where the files are
 * @param format what a line looks like
 * @param retentionDays after how many days without a new line a file is removed
 */
public record LogSettings(Path directory, Format format, int retentionDays) {

	/** What a line looks like. */
	public enum Format {

		/** For people. */
		PLAIN,

		/** One object a line, in the Elastic Common Schema. */
		JSON

	}

}
