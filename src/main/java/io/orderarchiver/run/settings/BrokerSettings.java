package io.orderarchiver.run.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which RabbitMQ tells workers of partitions.
 *
 * @param uri where it is; may hold a password
 * @param authority whose certificates it may show, if not those that the JDK trusts
 */
public record BrokerSettings(String uri, Optional<Path> authority) {

	/** Where it is may be secret. */
	@Override
	public String toString() {
		return "RabbitMQ";
	}

}
