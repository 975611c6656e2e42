package io.orderarchiver.command.invocation;

/**
 * How much is logged. {@code logback.xml} reads these properties whenever logging starts,
 * which is after the command line is read.
 */
public final class LogLevels {

	private static final String OWN = "LOG_LEVEL";

	private LogLevels() {
	}

	/** More is logged. */
	public static void verbose() {
		System.setProperty(OWN, "DEBUG");
	}

	/** Only warnings are logged. */
	public static void quiet() {
		System.setProperty(OWN, "WARN");
	}

	/** As much is logged as usual. */
	public static void reset() {
		System.clearProperty(OWN);
	}

}
