package io.orderarchiver.management;

/**
 * Where a watch answers for itself.
 *
 * @param host the address to listen on; every one if it is 0.0.0.0
 * @param port the TCP port, or 0 for any that is free
 */
public record ManagementAddress(String host, int port) {

	/** This host alone. */
	public static final ManagementAddress DEFAULT = new ManagementAddress("127.0.0.1", 9464);

	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

}
