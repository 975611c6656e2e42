package io.orderarchiver.command.invocation;

/**
 * How much is logged. {@code logback.xml} reads these properties whenever logging starts,
 * which is after the command line is read.
 */
public final class LogLevels {

	private static final String OWN = "LOG_LEVEL";

	private LogLevels() {
	}

	public static void verbose() {
		System.setProperty(OWN, "DEBUG");
	}

	public static void quiet() {
		System.setProperty(OWN, "WARN");
	}

	public static void reset() {
		System.clearProperty(OWN);
	}

}
