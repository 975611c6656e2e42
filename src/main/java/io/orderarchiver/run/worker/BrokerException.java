package io.orderarchiver.run.worker;

/** RabbitMQ cannot be used; the message is safe to show. */
public final class BrokerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokerException(String message) {
		super(message);
	}

}
