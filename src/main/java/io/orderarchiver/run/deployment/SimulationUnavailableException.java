package io.orderarchiver.run.deployment;

/** The simulation cannot be opened. */
public final class SimulationUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SimulationUnavailableException(String message) {
		super(message);
	}

}
