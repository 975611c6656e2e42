package io.orderarchiver.run.deployment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

import com.mongodb.ServerAddress;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.Settings.JobDatabase;

/**
 * Where that is on which a site stands. Nothing is opened.
 *
 * @param settings the settings in force
 * @param site which site
 */
public record SitePlaces(Settings settings, Site site) {

	/**
	 * Where its MongoDB is.
	 * @return nothing for the embedded one
	 * @throws ConfigurationException if no database is named, or one that is not allowed
	 * @throws io.orderarchiver.mongo.InvalidTargetException if the URI cannot be used
	 * @throws io.orderarchiver.mongo.ConnectionFailedException if its DNS record cannot
	 * be had
	 */
	public Optional<MongoTarget> mongo() {
		return switch (this.site) {
			case DATABASE -> Optional.of(database());
			case SIMULATION -> this.settings.mongodb().simulationUri().map(SitePlaces::simulation);
		};
	}

	private MongoTarget database() {
		String uri = this.settings.mongodb()
			.uri()
			.orElseThrow(() -> new ConfigurationException("MONGODB_URI is not set. Copy .env.example to .env and set"
					+ " it there, or try everything without a database of your own: add --simulation."));
		MongoTarget target = MongoTarget.of(uri, this.settings.mongodb().database().orElse(null));
		return this.settings.mongodb().authority().map(target::trusting).orElse(target);
	}

	private static MongoTarget simulation(String uri) {
		MongoTarget target = MongoTarget.of(uri, null);
		requireLoopback(target);
		return target;
	}

	private static void requireLoopback(MongoTarget target) {
		for (String host : target.uri().getHosts()) {
			if (target.uri().isSrvProtocol() || !isLoopback(new ServerAddress(host).getHost())) {
				throw new ConfigurationException(("SIMULATION_URI names the host '%s', but a simulation may only use"
						+ " this machine: localhost, 127.0.0.1 or [::1].")
					.formatted(host));
			}
		}
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/**
	 * Where its job repository is.
	 * @return of the database, PostgreSQL if the settings name one; else a file
	 */
	public JobRepositoryLocation jobRepository() {
		JobRepositoryLocation file = new JobRepositoryLocation.H2File(data().resolve("job-repository"));
		return switch (this.site) {
			case DATABASE -> this.settings.jobDatabase().map(SitePlaces::postgreSql).orElse(file);
			case SIMULATION -> file;
		};
	}

	private static JobRepositoryLocation postgreSql(JobDatabase database) {
		return new JobRepositoryLocation.PostgreSql(database.url(), database.user(), database.password());
	}

	/**
	 * Where files are that belong to its runs.
	 * @return a directory of this site's own, which need not exist yet
	 */
	public Path data() {
		return switch (this.site) {
			case DATABASE -> this.settings.data();
			case SIMULATION -> this.settings.data().resolve("simulation");
		};
	}

}
