package io.orderarchiver.run.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.Redaction;

/**
 * The settings in force: option, else environment, else {@code .env}, else
 * {@code config/application.yaml}, else the default.
 *
 * @param home what relative paths resolve against
 * @param mongodb which MongoDB is meant
 * @param batchSize orders a page, if that is set
 * @param retries how MongoDB is asked again
 * @param indexCreation whether missing indexes are created
 * @param archiveZone in which calendar days are days
 * @param collections what the collections are called
 * @param jobDatabase the job repository's database, if not the file
 * @param watchEnabled whether a watch may start
 * @param management where a watch serves health and metrics
 * @param pushgateway where an archive hands its metrics; may hold a password
 * @param logs where logs are kept
 * @param sealKey where the private key is that signs seals
 * @param rabbitmq the RabbitMQ that tells workers of partitions
 * @param redaction removes every secret above from text
 */
public record Settings(Path home, MongoSettings mongodb, OptionalInt batchSize, RetrySettings retries,
		ArchiveIndexes.Creation indexCreation, ZoneId archiveZone, CollectionNames collections,
		Optional<JobDatabase> jobDatabase, boolean watchEnabled, ManagementAddress management,
		Optional<URI> pushgateway, Optional<LogSettings> logs, Optional<Path> sealKey,
		Optional<BrokerSettings> rabbitmq, Redaction redaction) {

	private static final int DEFAULT_PAGE_SIZE = 1000;

	/**
	 * Where runs, the simulation and what else outlives a process are kept.
	 * @return {@code data} below the home directory
	 */
	public Path data() {
		return this.home.resolve("data");
	}

	/**
	 * How many orders an archive reads at once: what it costs to ask is shared by them.
	 * @return what is set, else a default that is measured
	 */
	public int archivePageSize() {
		return this.batchSize.orElse(ArchiveOptions.DEFAULT_BATCH_SIZE);
	}

	/**
	 * How many orders all others read at once, which hold more of each in memory.
	 * @return what is set, else a default
	 */
	public int pageSize() {
		return this.batchSize.orElse(DEFAULT_PAGE_SIZE);
	}

	/**
	 * The same settings for a watch, which retries transient errors for ever.
	 * @return a copy
	 */
	public Settings withEndlessRetries() {
		return new Settings(this.home, this.mongodb, this.batchSize, RetrySettings.endless(this.retries.delay()),
				this.indexCreation, this.archiveZone, this.collections, this.jobDatabase, this.watchEnabled,
				this.management, this.pushgateway, this.logs, this.sealKey, this.rabbitmq, this.redaction);
	}

	/**
	 * A PostgreSQL database for the job repository.
	 *
	 * @param url its JDBC URL
	 * @param user the user, if not part of the URL
	 * @param password the password, if not part of the URL; secret
	 */
	public record JobDatabase(String url, Optional<String> user, Optional<String> password) {
	}

}
