package io.orderarchiver.report;

import java.util.regex.Pattern;

/** Cuts off what a server said: it may quote an order's values. */
final class ServerMessage {

	private static final Pattern COMMAND_ERROR = Pattern.compile("(MongoDB error -?\\d+[^:]*): .*", Pattern.DOTALL);

	private static final Pattern EXCEPTION = Pattern.compile("(\\b[\\w.]+(?:Exception|Error)): .*", Pattern.DOTALL);

	private ServerMessage() {
	}

	/**
	 * A reason as a report may have it.
	 * @param reason why a run failed
	 * @return the kind of the error without its message, where that is not this program's
	 */
	static String cutFrom(String reason) {
		String cut = COMMAND_ERROR.matcher(reason).replaceFirst("$1");
		return EXCEPTION.matcher(cut).replaceFirst("$1");
	}

}
