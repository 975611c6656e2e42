package io.orderarchiver.management;

/** The address cannot be listened on. */
public final class ManagementUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ManagementUnavailableException(ManagementAddress address, Throwable cause) {
		super("Health and metrics cannot be served on %s: the port is in use, or the address is not of this host. Set"
			.formatted(address)
				+ " MANAGEMENT_PORT to a free port (0 for any) or MANAGEMENT_ADDRESS, or add --no-management.", cause);
	}

}
