package io.orderarchiver.command.invocation;

import java.util.Map;
import java.util.Optional;

/** The distribution's launcher, which gives each command the Java that suits it. */
public final class Launcher {

	private static final String VARIABLE = "ORDER_ARCHIVER_LAUNCHER";

	private Launcher() {
	}

	/**
	 * Where it is.
	 * @param environment the environment of this process
	 * @return nothing if it has not started this process
	 */
	public static Optional<String> in(Map<String, String> environment) {
		return Optional.ofNullable(environment.get(VARIABLE)).filter((path) -> !path.isEmpty());
	}

}
