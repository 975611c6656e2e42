package io.orderarchiver.doctor.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.ServerAddress;
import com.mongodb.event.CommandListener;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.mongo.ConnectionFailedException;
import io.orderarchiver.mongo.CredentialsRefusedException;
import io.orderarchiver.mongo.InvalidTargetException;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.mongo.ServerGreeting;
import io.orderarchiver.mongo.UnsupportedServerException;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.deployment.SitePlaces;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.store.SimulationView;
import org.jspecify.annotations.Nullable;

/** Checks the URI and its DNS, then the connection, and keeps it for other checks. */
public final class MongoAccess implements AutoCloseable {

	private static final String URI_FORM = """
			# in .env, a user name or password with any of : / ? # [ ] @ % percent-encoded:
			MONGODB_URI=mongodb://user:password@host:27017/Ubereats?authSource=admin""";

	private final Settings settings;

	private final Site site;

	private final List<CommandListener> listeners;

	private @Nullable MongoTarget target;

	private @Nullable SimulationView simulation;

	private @Nullable MongoConnection connection;

	/**
	 * Creates the access; nothing is asked yet.
	 * @param settings the settings in force
	 * @param site which MongoDB is meant
	 * @param listeners hear each command that is sent
	 */
	public MongoAccess(Settings settings, Site site, List<CommandListener> listeners) {
		this.settings = settings;
		this.site = site;
		this.listeners = listeners;
	}

	/**
	 * Looks whether the URI can be used and its hosts are known.
	 * @return what was found
	 */
	public List<Finding> resolve() {
		try {
			Optional<MongoTarget> named = new SitePlaces(this.settings, this.site).mongo();
			if (named.isEmpty()) {
				return viewSimulation();
			}
			this.target = named.get();
		}
		catch (ConfigurationException | InvalidTargetException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage())).remedy(URI_FORM));
		}
		catch (ConnectionFailedException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage())).remedy("""
					# HOST is the name behind the @ in MONGODB_URI
					nslookup -type=SRV _mongodb._tcp.HOST"""));
		}
		List<Finding> findings = new ArrayList<>();
		findings.add(resolveHosts(this.target));
		this.target.overridden().forEach((sentence) -> findings.add(Finding.warning(sentence)));
		return findings;
	}

	private List<Finding> viewSimulation() {
		Path directory = this.settings.data().resolve("simulation");
		try {
			Optional<SimulationView> view = SimulationView.of(directory);
			if (view.isEmpty()) {
				return List.of(Finding.info("there is no simulation yet in " + directory)
					.remedy("order-archiver simulate --simulation"));
			}
			this.simulation = view.get();
			this.target = MongoTarget.of(view.get().uri(), null);
			return List.of(Finding.ok("the simulation in " + directory));
		}
		catch (IOException ex) {
			return List
				.of(Finding.failure("The simulation in %s cannot be read: %s".formatted(directory, ex)).remedy("""
						# its orders are generated: begin anew
						mv '%s' '%s.old'
						order-archiver simulate --simulation""".formatted(directory, directory)));
		}
	}

	private static Finding resolveHosts(MongoTarget target) {
		List<String> unknown = target.uri().getHosts().stream().filter((host) -> !isKnown(host)).toList();
		if (unknown.isEmpty()) {
			return Finding.ok("%s; %s".formatted(target,
					target.uri().isSrvProtocol() ? "its DNS record names these hosts" : "its hosts have addresses"));
		}
		String sentence = "DNS knows no address of " + String.join(", ", unknown);
		Finding finding = (unknown.size() == target.uri().getHosts().size()) ? Finding.failure(sentence)
				: Finding.warning(sentence);
		return finding.remedy("# check the spelling in MONGODB_URI, then on this host:\n"
				+ String.join("\n", unknown.stream().map((host) -> "nslookup " + nameOf(host)).toList()));
	}

	private static boolean isKnown(String host) {
		if (host.endsWith(".sock")) {
			return true;
		}
		try {
			return InetAddress.getAllByName(nameOf(host)).length > 0;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static String nameOf(String host) {
		return new ServerAddress(host).getHost();
	}

	/**
	 * Whether there is something to connect to.
	 * @return false before the URI was looked at, and if it is of no use
	 */
	public boolean isResolved() {
		return this.target != null;
	}

	/**
	 * Connects.
	 * @return what was found
	 */
	public List<Finding> connect() {
		MongoTarget named = requireTarget();
		long start = System.nanoTime();
		try {
			this.connection = MongoConnection.open(named, this.listeners);
			return List.of(Finding.ok("%s answered after %d ms".formatted(this.connection.cluster(),
					Duration.ofNanos(System.nanoTime() - start).toMillis())));
		}
		catch (CredentialsRefusedException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage())).remedy("""
					# in mongosh, as an administrator: does the user exist, and in which database (authSource)?
					db.getSiblingDB('admin').system.users.find({}, {user: 1, db: 1})
					# a new password:
					db.getSiblingDB('admin').changeUserPassword('USER', passwordPrompt())"""));
		}
		catch (UnsupportedServerException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage())).remedy(VersionCheck.REMEDY));
		}
		catch (ConnectionFailedException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage()))
				.detail(String.join("\n", new ServerGreeting(named).ask()))
				.remedy(reach(named)));
		}
	}

	private static String reach(MongoTarget target) {
		List<String> lines = new ArrayList<>();
		lines.add("# on MongoDB's host: does it run, and listen on an address that others reach (net.bindIp)?");
		lines.add("systemctl status mongod; grep -A3 '^net:' /etc/mongod.conf");
		lines.add("# on this host: does the network let it through?");
		for (String host : target.uri().getHosts()) {
			ServerAddress address = new ServerAddress(host);
			lines.add("nc -vz -w 5 %s %d".formatted(address.getHost(), address.getPort()));
		}
		return String.join("\n", lines);
	}

	private MongoTarget requireTarget() {
		if (this.target == null) {
			throw new IllegalStateException("no target yet");
		}
		return this.target;
	}

	/**
	 * The MongoDB that answers.
	 * @return nothing if none does
	 */
	public Optional<ConnectedServer> server() {
		return Optional.ofNullable(this.connection).map((open) -> new ConnectedServer(open, this.settings, this.site));
	}

	/** What is looked at, without credentials. */
	public String name() {
		if (this.simulation != null) {
			return "the simulation in " + this.settings.data().resolve("simulation");
		}
		return (this.target != null) ? this.target.toString() : "unknown";
	}

	/** The name under which the job repository keeps runs on this MongoDB. */
	public Optional<String> runTarget() {
		MongoConnection open = this.connection;
		if (open == null) {
			return Optional.empty();
		}
		Optional<String> cluster = (this.simulation != null)
				? this.simulation.identity().map((identity) -> "simulation " + identity) : Optional.of(open.cluster());
		return cluster.map((name) -> JobRepositoryInspection.target(name, open.target().database(), this.settings));
	}

	@Override
	public void close() {
		if (this.connection != null) {
			this.connection.close();
		}
		if (this.simulation != null) {
			this.simulation.close();
		}
	}

}
