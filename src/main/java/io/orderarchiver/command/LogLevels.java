package io.orderarchiver.command;

/**
 * How much is logged. {@code logback.xml} reads these properties whenever logging starts,
 * which is after the command line is read.
 */
final class LogLevels {

	private static final String OWN = "LOG_LEVEL";

	private LogLevels() {
	}

	static void verbose() {
		System.setProperty(OWN, "DEBUG");
	}

	static void quiet() {
		System.setProperty(OWN, "WARN");
	}

	static void reset() {
		System.clearProperty(OWN);
	}

}
