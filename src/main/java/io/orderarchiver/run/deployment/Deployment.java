package io.orderarchiver.run.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.management.CommandTimes;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.server.EmbeddedMongo;
import io.orderarchiver.simulation.store.SimulationServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MongoDB that a command works on, with the job repository that belongs to it. */
public final class Deployment implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Deployment.class);

	private final Site site;

	private final MongoConnection connection;

	private final CompositeMeterRegistry meters;

	private final String cluster;

	private final JobRepositoryLocation jobRepository;

	private final Function<Settings, Path> data;

	private final Server server;

	private Deployment(Site site, MongoConnection connection, CompositeMeterRegistry meters, String cluster,
			JobRepositoryLocation jobRepository, Function<Settings, Path> data, Server server) {
		this.site = site;
		this.connection = connection;
		this.meters = meters;
		this.cluster = cluster;
		this.jobRepository = jobRepository;
		this.data = data;
		this.server = server;
	}

	/**
	 * The database that {@code MONGODB_URI} names.
	 * @param settings the settings in force
	 * @return an open deployment
	 * @throws ConfigurationException if no database is named
	 * @throws io.orderarchiver.mongo.InvalidTargetException if the URI cannot be used
	 * @throws io.orderarchiver.mongo.ConnectionFailedException if nothing answers there
	 */
	public static Deployment ofDatabase(Settings settings) {
		SitePlaces places = new SitePlaces(settings, Site.DATABASE);
		MongoTarget target = places.mongo().orElseThrow();
		target.overridden().forEach(logger::warn);
		CompositeMeterRegistry meters = new CompositeMeterRegistry();
		MongoConnection connection = connect(target, meters);
		return new Deployment(Site.DATABASE, connection, meters, connection.cluster(), places.jobRepository(),
				Settings::data, Server.NONE);
	}

	/**
	 * The simulation: the embedded MongoDB whose data outlive the process, or the local
	 * one that {@code SIMULATION_URI} names. It never reaches {@code MONGODB_URI}.
	 * @param settings the settings in force
	 * @param stop ends the wait for other processes of the simulation at the end
	 * @return an open deployment
	 * @throws SimulationUnavailableException if its directory cannot be used
	 */
	public static Deployment ofSimulation(Settings settings, StopSignal stop) {
		SitePlaces places = new SitePlaces(settings, Site.SIMULATION);
		CompositeMeterRegistry meters = new CompositeMeterRegistry();
		Optional<MongoTarget> named = places.mongo();
		if (named.isPresent()) {
			MongoConnection connection = connect(named.get(), meters);
			return new Deployment(Site.SIMULATION, connection, meters, connection.cluster(), places.jobRepository(),
					Deployment::simulatedData, Server.NONE);
		}
		try {
			SimulationServer server = SimulationServer.open(places.data());
			MongoConnection connection = connect(MongoTarget.of(server.uri(), null), meters);
			return new Deployment(Site.SIMULATION, connection, meters, "simulation " + server.identity(),
					places.jobRepository(), Deployment::simulatedData,
					() -> server.close(
							() -> logger.info("Waiting for the other processes that use this simulation to end."),
							stop::isRequested));
		}
		catch (IOException ex) {
			throw new SimulationUnavailableException(
					"The simulation in %s cannot be opened: %s".formatted(places.data(), ex));
		}
	}

	private static Path simulatedData(Settings settings) {
		return new SitePlaces(settings, Site.SIMULATION).data();
	}

	/**
	 * A MongoDB and a job repository in memory, which end with this deployment.
	 * @return an open deployment
	 * @throws SimulationUnavailableException if there can be no temporary files
	 */
	public static Deployment ofDemo() {
		try {
			Path data = Files.createTempDirectory("order-archiver");
			EmbeddedMongo server = EmbeddedMongo.start();
			CompositeMeterRegistry meters = new CompositeMeterRegistry();
			MongoConnection connection = connect(MongoTarget.of(server.uri(), null), meters);
			return new Deployment(Site.SIMULATION, connection, meters, "demo",
					new JobRepositoryLocation.Memory("demo-" + UUID.randomUUID()), (settings) -> data, () -> {
						server.close();
						PrivateFiles.deleteTree(data);
					});
		}
		catch (IOException ex) {
			throw new SimulationUnavailableException("There is no directory for temporary files: " + ex);
		}
	}

	/**
	 * A deployment over what there is, with meters of its own.
	 * @param connection an open connection, closed with the deployment
	 * @param jobRepository where its runs are kept
	 * @return an open deployment
	 */
	public static Deployment of(MongoConnection connection, JobRepositoryLocation jobRepository) {
		return of(connection, jobRepository, new CompositeMeterRegistry());
	}

	/**
	 * A deployment over what there is.
	 * @param connection an open connection, closed with the deployment
	 * @param jobRepository where its runs are kept
	 * @param meters what the connection is measured with
	 * @return an open deployment
	 */
	public static Deployment of(MongoConnection connection, JobRepositoryLocation jobRepository,
			CompositeMeterRegistry meters) {
		return new Deployment(Site.DATABASE, connection, meters, connection.cluster(), jobRepository, Settings::data,
				Server.NONE);
	}

	private static MongoConnection connect(MongoTarget target, CompositeMeterRegistry meters) {
		return MongoConnection.open(target, List.of(CommandTimes.in(meters)));
	}

	/**
	 * What is measured, for whoever adds a registry.
	 * @return the meters of this process
	 */
	public CompositeMeterRegistry meters() {
		return this.meters;
	}

	/**
	 * The connection to MongoDB.
	 * @return an open connection
	 */
	public MongoConnection connection() {
		return this.connection;
	}

	/**
	 * The same database with a job repository that ends with the process. The connection
	 * stays this one's to close.
	 * @return a deployment on which nothing is resumed
	 */
	public Deployment keepingNothing() {
		return new Deployment(this.site, this.connection, this.meters, this.cluster,
				new JobRepositoryLocation.Memory("forgotten-" + UUID.randomUUID()), this.data, Server.NONE);
	}

	/**
	 * What the deployment calls itself.
	 * @return a name without anything secret
	 */
	public String cluster() {
		return this.cluster;
	}

	public Site site() {
		return this.site;
	}

	/**
	 * Where files are that belong to its runs.
	 * @param settings the settings in force
	 * @return a directory of this site's own, which need not exist yet
	 */
	public Path data(Settings settings) {
		return this.data.apply(settings);
	}

	/**
	 * Where this deployment keeps its runs.
	 * @return a location, which need not exist yet
	 */
	public JobRepositoryLocation jobRepository() {
		return this.jobRepository;
	}

	@Override
	public void close() {
		this.connection.close();
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulation could not be saved", ex);
		}
	}

	/** What has to end with the deployment. */
	private interface Server {

		Server NONE = () -> {
		};

		void close() throws IOException;

	}

}
