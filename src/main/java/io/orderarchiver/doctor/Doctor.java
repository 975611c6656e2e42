package io.orderarchiver.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.mongodb.event.CommandListener;
import io.orderarchiver.doctor.collections.CollectionsCheck;
import io.orderarchiver.doctor.collections.DatesCheck;
import io.orderarchiver.doctor.collections.IndexesCheck;
import io.orderarchiver.doctor.collections.SharesCheck;
import io.orderarchiver.doctor.collections.StatusesCheck;
import io.orderarchiver.doctor.finding.CheckResult;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.doctor.server.ArchiverRole;
import io.orderarchiver.doctor.server.AuthenticationCheck;
import io.orderarchiver.doctor.server.ClockCheck;
import io.orderarchiver.doctor.server.ConnectedServer;
import io.orderarchiver.doctor.server.MongoAccess;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.doctor.server.MongoCheck.Need;
import io.orderarchiver.doctor.server.OplogCheck;
import io.orderarchiver.doctor.server.RightsCheck;
import io.orderarchiver.doctor.server.TopologyCheck;
import io.orderarchiver.doctor.server.VersionCheck;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.deployment.SitePlaces;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.SettingInForce;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.worker.Workers;

/**
 * Looks at everything that a run stands on. It reads only: no write command is sent, no
 * file or directory is created.
 */
public final class Doctor {

	private final Site site;

	private final Clock clock;

	private final List<CommandListener> listeners;

	/**
	 * Creates the doctor.
	 * @param site which MongoDB to look at
	 * @param clock this host's clock
	 * @param listeners are told of each command that MongoDB gets
	 */
	public Doctor(Site site, Clock clock, List<CommandListener> listeners) {
		this.site = site;
		this.clock = clock;
		this.listeners = listeners;
	}

	/**
	 * The least role that archives and watches.
	 * @param settings the settings in force
	 * @return a script for mongosh; nothing if it is not known which database is meant
	 */
	public static Optional<String> role(Settings settings) {
		return new SitePlaces(settings, Site.DATABASE).mongo()
			.map((target) -> new ArchiverRole(target.database(), settings.collections()).creation());
	}

	/**
	 * Goes through all checks. What depends on one that failed is skipped.
	 * @param source finds the settings in force
	 * @param inForce the same settings with their origins
	 * @return what was found
	 */
	public Diagnosis examine(Supplier<Settings> source, Supplier<List<SettingInForce>> inForce) {
		Round round = new Round();
		Settings settings;
		List<SettingInForce> listed;
		try {
			settings = source.get();
			listed = inForce.get();
		}
		catch (ConfigurationException ex) {
			round.look("settings", () -> List.of(Finding.failure(String.valueOf(ex.getMessage()))
				.remedy("# what each setting may be is in .env.example and config/application.yaml")));
			round.skip("everything else", "the settings cannot be read");
			return new Diagnosis("unknown", round.results(), List.of());
		}
		round.look("settings", new SettingsCheck(settings, listed)::look);
		round.look("disk", new DiskCheck(settings, this.site)::look);
		try (MongoAccess access = new MongoAccess(settings, this.site, this.listeners)) {
			Optional<ConnectedServer> server = connect(round, access);
			lookAtMongo(round, server);
			lookAtRuns(round, settings, server, access);
			return new Diagnosis(access.name(), round.results(), listed);
		}
	}

	private Optional<ConnectedServer> connect(Round round, MongoAccess access) {
		round.look("uri", access::resolve);
		if (!access.isResolved()) {
			round.skip("connection", "there is no usable URI");
			return Optional.empty();
		}
		round.look("connection", access::connect);
		return access.server();
	}

	private void lookAtMongo(Round round, Optional<ConnectedServer> server) {
		List<MongoCheck> checks = List.of(new AuthenticationCheck(), new VersionCheck(), new TopologyCheck(),
				new ClockCheck(this.clock), new RightsCheck(), new CollectionsCheck(), new IndexesCheck(),
				new SharesCheck(), new StatusesCheck(), new DatesCheck(this.site));
		List<Obstacle> obstacles = new ArrayList<>();
		if (server.isEmpty()) {
			obstacles.add(new Obstacle(Need.CONNECTION, "there is no connection"));
		}
		for (MongoCheck check : checks) {
			Optional<Obstacle> obstacle = obstacles.stream()
				.filter((candidate) -> candidate.lacking().compareTo(check.need()) <= 0)
				.findFirst();
			if (obstacle.isPresent()) {
				round.skip(check.name(), obstacle.get().why());
				continue;
			}
			CheckResult result = round.look(check.name(), () -> check.look(server.orElseThrow()));
			if (result.status() == Status.FAILURE) {
				obstacleBy(check).ifPresent(obstacles::add);
			}
		}
	}

	private static Optional<Obstacle> obstacleBy(MongoCheck check) {
		if (check instanceof AuthenticationCheck) {
			return Optional.of(new Obstacle(Need.ACCESS, "MongoDB does not let this user in"));
		}
		return (check instanceof CollectionsCheck)
				? Optional.of(new Obstacle(Need.ORDERS, "the collections will not do, see there")) : Optional.empty();
	}

	private void lookAtRuns(Round round, Settings settings, Optional<ConnectedServer> server, MongoAccess access) {
		try (RunsAccess runs = new RunsAccess(settings, this.site)) {
			round.look("job repository", runs::open);
			if (runs.inspection().isPresent()) {
				lookAtRuns(round, runs.inspection().get(), access);
			}
			else {
				String why = "there is no job repository to look into";
				round.skip("waiting runs", why);
				round.skip("living runs", why);
			}
			lookAtWorkers(round, settings, runs, access);
			round.look("management", () -> new ManagementCheck(settings,
					runs.inspection().map(JobRepositoryInspection::leases).orElse(List.of()))
				.look());
			OplogCheck oplog = new OplogCheck(this.clock, this.site, () -> runs.inspection()
				.flatMap((inspection) -> access.runTarget().flatMap(inspection::watchPosition)));
			server.ifPresentOrElse((present) -> round.look(oplog.name(), () -> oplog.look(present)),
					() -> round.skip(oplog.name(), "there is no connection"));
		}
	}

	private void lookAtRuns(Round round, JobRepositoryInspection inspection, MongoAccess access) {
		round.look("waiting runs",
				() -> new WaitingRunsCheck(inspection.resumable(), this.site, access.runTarget()).look());
		round.look("living runs",
				() -> new LivingRunsCheck(inspection.leases(), inspection.resumable(), this.site).look());
	}

	private void lookAtWorkers(Round round, Settings settings, RunsAccess runs, MongoAccess access) {
		if (this.site == Site.SIMULATION || settings.rabbitmq().isEmpty()) {
			// Most archives have none: that is not left out, but how it is.
			round.look("broker",
					() -> List.of(Finding
						.info((this.site == Site.SIMULATION) ? "the simulation is one process, without workers"
								: "RABBITMQ_URI is not set: no run is shared with workers")));
			return;
		}
		try (BrokerAccess broker = new BrokerAccess(settings.rabbitmq().get())) {
			round.look("broker", broker::connect);
			if (broker.isConnected()) {
				round.look("queue", () -> broker.lookAtQueue(access.runTarget()));
			}
			else {
				round.skip("queue", "there is no connection to RabbitMQ");
			}
		}
		if (settings.jobDatabase().isEmpty()) {
			round
				.look("workers",
						() -> List.of(Finding.warning(
								"RABBITMQ_URI is set, but the job repository is a file: no worker can be told of a run")
							.remedy("BATCH_DATABASE_URL=jdbc:postgresql://host:5432/order_archiver")));
		}
		else {
			runs.inspection()
				.ifPresentOrElse(
						(inspection) -> round.look("workers",
								() -> new LivingWorkersCheck(inspection.read((jdbc) -> new Workers(jdbc).living()),
										access.runTarget())
									.look()),
						() -> round.skip("workers", "there is no job repository to look into"));
		}
	}

	/**
	 * Why some checks make no sense.
	 *
	 * @param lacking what they would need
	 * @param why a reason to show
	 */
	private record Obstacle(Need lacking, String why) {
	}

}
