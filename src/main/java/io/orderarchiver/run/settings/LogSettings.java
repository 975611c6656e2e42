package io.orderarchiver.run.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how a run's log is kept besides the console.
 *
 * @param directory where the files are, if there shall be any
 * @param format what a line looks like
 * @param retentionDays after how many days without a new line a file is removed
 */
public record LogSettings(Optional<Path> directory, Format format, int retentionDays) {

	/** No file. */
	public static final LogSettings NONE = new LogSettings(Optional.empty(), Format.PLAIN, 30);

	/** What a line looks like. */
	public enum Format {

		/** For people. */
		PLAIN,

		/** One object a line, in the Elastic Common Schema. */
		JSON

	}

}
