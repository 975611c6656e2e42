package io.orderarchiver.run.settings;

/** A setting or an option cannot be used; nothing was touched. */
public final class ConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message the value, what is allowed, and the next step; nothing secret
	 */
	public ConfigurationException(String message) {
		super(message);
	}

}
