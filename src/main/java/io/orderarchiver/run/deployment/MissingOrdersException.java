package io.orderarchiver.run.deployment;

/** The database has no orders: a wrong name, most likely. Nothing was touched. */
public final class MissingOrdersException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MissingOrdersException(String message) {
		super(message);
	}

}
