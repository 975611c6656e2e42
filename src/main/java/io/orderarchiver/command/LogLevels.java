package io.orderarchiver.command;

/**
 * How much is logged. {@code logback.xml} reads these properties whenever logging starts,
 * which is after the command line is read.
 */
final class LogLevels {

	private static final String OWN = "LOG_LEVEL";

	private static final String BATCH = "LOG_LEVEL_BATCH";

	private LogLevels() {
	}

	static void verbose() {
		System.setProperty(OWN, "DEBUG");
		System.setProperty(BATCH, "INFO");
	}

	static void quiet() {
		System.setProperty(OWN, "WARN");
	}

	static void reset() {
		System.clearProperty(OWN);
		System.clearProperty(BATCH);
	}

}
