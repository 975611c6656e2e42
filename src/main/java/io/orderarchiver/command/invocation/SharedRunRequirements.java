package io.orderarchiver.command.invocation;

import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;

/** What several processes need to work on one run. */
public final class SharedRunRequirements {

	private SharedRunRequirements() {
	}

	/**
	 * Checks the settings.
	 * @param settings the settings in force
	 * @param simulation whether the simulation is meant
	 * @throws ConfigurationException if something is missing; the message says what to
	 * set
	 */
	public static void require(Settings settings, boolean simulation) {
		if (simulation) {
			throw new ConfigurationException(
					"The simulation is one process: leave out --workers remote, or" + " --simulation.");
		}
		if (settings.jobDatabase().isEmpty()) {
			throw new ConfigurationException("Several processes work on a run only with a job repository in PostgreSQL."
					+ " Set BATCH_DATABASE_URL to jdbc:postgresql://host:5432/database.");
		}
		if (settings.rabbitmq().isEmpty()) {
			throw new ConfigurationException("RabbitMQ hands the partitions of a run to workers."
					+ " Set RABBITMQ_URI to amqp://user:password@host:5672/vhost.");
		}
	}

}
