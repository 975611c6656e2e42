package io.orderarchiver.management;

/** An address cannot be listened on. */
public final class PortUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PortUnavailableException(ManagementAddress address, Throwable cause) {
		super("Nothing can be served on %s: the port is in use, or may not be used".formatted(address), cause);
	}

}
